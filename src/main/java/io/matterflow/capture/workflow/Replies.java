package io.matterflow.capture.workflow;

import io.matterflow.capture.Answer;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.Answer.Unseen;
import io.matterflow.rest.Problem;

/** A desk's reply to a form when the service says no. Desks are asked by requests only, never by a job. */
final class Replies {

  private Replies() {}

  static void orProblem(Answer<?> answer, Object id) {
    if (answer instanceof Unseen) {
      throw Problem.notFound("open task", id);
    }
    if (answer instanceof Refused<?> refused) {
      var problem = refused.stale()
          ? Problem.conflict(refused.code(), refused.detail(), refused.next())
          : Problem.refused(refused.code(), refused.detail(), refused.next());
      refused.member().ifPresent(member -> problem.at(spot(member), refused.detail()));
      throw problem;
    }
  }

  /** A reason is said beside the outcome, whatever else the form asks among the answers. */
  private static String spot(String member) {
    return member.equals("reason") ? "/reason" : "/answers/" + member;
  }
}
