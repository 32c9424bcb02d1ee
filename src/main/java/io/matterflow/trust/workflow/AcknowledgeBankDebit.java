package io.matterflow.trust.workflow;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Wording;
import io.matterflow.trust.BankEvent;
import io.matterflow.trust.BankEventId;
import io.matterflow.trust.BankEvents;
import io.matterflow.trust.TrustAccounts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The bank took money from trust by itself: a lawyer sees what and from whom. */
@ModelTask(
    name = "Acknowledge a bank debit",
    does = "The bank took money from trust by itself: a lawyer sees what and from whom.")
@Component
class AcknowledgeBankDebit implements TaskDesk {

  private static final String SEEN = "SEEN";

  private final BankEvents events;
  private final TrustAccounts accounts;
  private final TrustLawyers lawyers;

  AcknowledgeBankDebit(BankEvents events, TrustAccounts accounts, TrustLawyers lawyers) {
    this.events = events;
    this.accounts = accounts;
    this.lawyers = lawyers;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var event = event(task);
    return lawyers.assignment("Acknowledge %s on %s, %s, no. %s".formatted(
        event.kind().words(), event.account(), Wording.brief(event.on()), event.id().toString().substring(0, 8)),
        accounts.today());
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var event = event(task);
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Account", event.account().value()));
    facts.add(new Fact("Date", Wording.of(event.on())));
    events.postings(event).forEach(posting -> facts.add(new Fact("Posted",
        "%s from %s to %s".formatted(Wording.of(posting.amount()), posting.debit(), posting.credit()))));
    event.note().ifPresent(note -> facts.add(new Fact("Note", note)));
    return new TaskSheet(
        "The bank has taken money from %s by itself: %s. Say that you have seen it.".formatted(event.account(),
            event.kind().words()),
        "What a bank takes is posted without a lawyer's authorization, since it is gone; so a lawyer sees each of it.",
        facts,
        List.of(
            new Link("audit", "What happened on the account", "/api/audit?entity=trust-account&id=" + event.account())),
        List.of(Choice.of(SEEN, "I have seen it")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    if (events.acknowledge(BankEventId.of(task.businessKey()), actor).isEmpty()) {
      throw TrustLawyers.notAuthorized();
    }
  }

  private BankEvent event(TaskAtHand task) {
    return events.required(BankEventId.of(task.businessKey()));
  }
}
