package io.matterflow.capture;

import static io.matterflow.capture.CaptureDecisions.REJECT_REASONS;

import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.CaptureDecisions.RejectFacts;
import io.matterflow.engine.Decided;
import io.matterflow.engine.Decisions;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The reasons for which a person may say no, which are the rows of {@code reject-reasons}. */
@Service
public class RejectReasons {

  private final Decisions decisions;

  RejectReasons(Decisions decisions) {
    this.decisions = decisions;
  }

  /** In the order in which a form offers them. */
  public List<RejectReason> of(ActivityKind kind) {
    return decisions.look(REJECT_REASONS, new RejectFacts(kind)).stream().map(Decided::result).toList();
  }

  public List<String> namesFor(ActivityKind kind) {
    return of(kind).stream().map(RejectReason::reason).toList();
  }

  Optional<RejectReason> find(ActivityKind kind, String reason) {
    return of(kind).stream().filter(known -> known.reason().equals(reason)).findFirst();
  }

  <T> Answer<T> refused(ActivityKind kind, String reason) {
    return Refused.forMember(
        "reason",
        "REASON_REQUIRED",
        reason.isEmpty() ? "A reason is needed to say no." : "%s is not among the reasons.".formatted(reason),
        "Give one of %s.".formatted(String.join(", ", namesFor(kind))));
  }
}
