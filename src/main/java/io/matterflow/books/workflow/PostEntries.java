package io.matterflow.books.workflow;

import static io.matterflow.books.workflow.AccountingPostProcess.POSTINGS_LEFT;
import static io.matterflow.books.workflow.AccountingPostProcess.RUN;

import io.matterflow.accounting.AccountingSystem;
import io.matterflow.books.Postings;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.EffectStep;
import io.matterflow.engine.ModelStep;
import io.matterflow.kernel.Role;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Posts some entries, each once whatever happens on the way; one that is refused for good holds up no other. */
@ModelStep(
    name = "Post journal entries",
    does = "Posts entries of the journal in the accounting system, each once, and says whether some are left.",
    kind = ModelStep.Kind.SEND,
    sets = "postingsLeft",
    owner = Role.BOOKKEEPER,
    nextAction = "See that the accounting system answers and that accounting-map names accounts that it has, then "
        + "retry this step: what was posted is not posted again.")
@Component
class PostEntries implements JavaDelegate {

  private final EffectStep effects;
  private final Postings postings;
  private final AccountingSystem accounting;

  PostEntries(EffectStep effects, Postings postings, AccountingSystem accounting) {
    this.effects = effects;
    this.postings = postings;
    this.accounting = accounting;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var run = RUN.from(execution);
    for (var posting : postings.next(run)) {
      var key = EffectKey.of("accounting", posting.key());
      effects.attempt(execution, key, accounting.posting(posting))
          .ifPresentOrElse(id -> postings.posted(posting, id), () -> postings.refused(run, posting));
    }
    POSTINGS_LEFT.pass(execution, postings.areLeft(run));
  }
}
