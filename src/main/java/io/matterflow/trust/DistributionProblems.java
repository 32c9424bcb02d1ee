package io.matterflow.trust;

import io.matterflow.rest.Problem;
import io.matterflow.trust.DistributionAnswer.Refused;
import io.matterflow.trust.DistributionAnswer.Standing;
import io.matterflow.trust.DistributionAnswer.Why;
import java.util.EnumSet;
import java.util.Set;

/** What REST and the forms say of an act on a distribution that did not go through. */
public final class DistributionProblems {

  private static final Set<Why> MOVED_ON = EnumSet.of(Why.DISTRIBUTION_OPEN_ALREADY, Why.DISTRIBUTION_NOT_NOW);

  private DistributionProblems() {}

  public static Distribution standing(DistributionAnswer answer) {
    if (answer instanceof Standing standing) {
      return standing.distribution();
    }
    var refused = (Refused) answer;
    var problem = MOVED_ON.contains(refused.why())
        ? Problem.conflict(refused.why().name(), refused.detail(), refused.why().next())
        : Problem.refused(refused.why().name(), refused.detail(), refused.why().next());
    throw refused.pointer().isEmpty() ? problem : problem.at(refused.pointer(), refused.detail());
  }
}
