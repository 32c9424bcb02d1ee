package io.matterflow.prebill;

import io.matterflow.prebill.Answer.Done;
import io.matterflow.prebill.Answer.Refused;
import io.matterflow.rest.Problem;

/** A refusal as REST and forms tell it. */
public final class PreBillProblems {

  private PreBillProblems() {}

  /** The value of an act that was done; a refused one is thrown as the problem it is to the caller. */
  public static <T> T valueOf(Answer<T> answer) {
    if (answer instanceof Refused<T> refused) {
      throw of(refused);
    }
    return ((Done<T>) answer).value();
  }

  private static Problem of(Refused<?> refused) {
    var refusal = refused.refusal();
    var problem = switch (refusal.kind()) {
      case UNKNOWN -> Problem.unknown(refusal.name(), refused.detail(), refusal.next());
      case FORBIDDEN -> Problem.forbidden(refused.detail(), refusal.next());
      case CONFLICT -> Problem.conflict(refusal.name(), refused.detail(), refusal.next());
      case RULE -> Problem.refused(refusal.name(), refused.detail(), refusal.next());
    };
    return refused.pointer().map(pointer -> problem.at(pointer, refused.detail())).orElse(problem);
  }
}
