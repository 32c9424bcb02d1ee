package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.TrustDrawdownProcess.DRAWDOWN;
import static io.matterflow.trust.workflow.TrustDrawdownProcess.DRAWDOWN_POSTED;

import io.matterflow.engine.ModelStep;
import io.matterflow.trust.Drawdown.State;
import io.matterflow.trust.DrawdownPosting;
import io.matterflow.trust.Drawdowns;
import io.matterflow.trust.workflow.TrustDrawdownProcess.Posted;
import io.matterflow.trust.workflow.gate.DebitsTrust;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Posts what a lawyer has authorized and the bookkeeper has made, or nothing. */
@ModelStep(
    name = "Post the trust drawdown",
    does = "Posts what a lawyer has authorized and the bookkeeper has made, or nothing. Only the model trust- "
        + "drawdown may have it, behind the lawyer's task.",
    sets = "drawdownPosted")
@Component
class PostDrawdown implements JavaDelegate, DebitsTrust {

  private final DrawdownPosting posting;
  private final Drawdowns drawdowns;

  PostDrawdown(DrawdownPosting posting, Drawdowns drawdowns) {
    this.posting = posting;
    this.drawdowns = drawdowns;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var drawdown = DRAWDOWN.from(execution);
    var posted = posting.post(drawdown);
    var isInside = posted && drawdowns.required(drawdown).state() != State.POSTED;
    DRAWDOWN_POSTED.pass(execution, isInside ? Posted.INSIDE : posted ? Posted.AT_THE_BANK : Posted.VOID);
  }
}
