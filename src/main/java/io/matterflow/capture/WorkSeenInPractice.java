package io.matterflow.capture;

import io.matterflow.capture.IncomingActivity.Circumstances;
import io.matterflow.capture.IncomingActivity.EventKey;
import io.matterflow.capture.IncomingActivity.Participants;
import io.matterflow.capture.IncomingActivity.Pointers;
import io.matterflow.kernel.Actor;
import io.matterflow.practice.ActivitySeen;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Work that was logged in the practice system comes in through the same door as any other signal. That it was filed to a
 * matter there says as much as an answer in a thread that was filed to one.
 */
@Component
class WorkSeenInPractice {

  private final ActivityCapture capture;

  WorkSeenInPractice(ActivityCapture capture) {
    this.capture = capture;
  }

  @EventListener
  void on(ActivitySeen seen) {
    capture.receive(activity(seen), Actor.ENGINE);
  }

  private static IncomingActivity activity(ActivitySeen seen) {
    var appointment = seen.kind() == ActivitySeen.Kind.APPOINTMENT;
    return new IncomingActivity(
        new EventKey(seen.system(), seen.eventId(), Optional.empty()),
        kind(seen.kind()),
        seen.at(),
        Optional.of(seen.sent() ? Direction.OUT : Direction.IN),
        seen.timekeeper(),
        new Participants(
            seen.from(), appointment ? List.of() : seen.to(), List.of(), appointment ? seen.to() : List.of(), Optional.empty()),
        new Words(seen.subject(), ""),
        new Pointers(Optional.empty(), Optional.of(seen.matter()), Optional.empty()),
        new Circumstances(seen.duration(), false, calendarStatus(seen), Map.of(), Optional.empty()));
  }

  private static String calendarStatus(ActivitySeen seen) {
    if (seen.kind() != ActivitySeen.Kind.APPOINTMENT) {
      return "";
    }
    return seen.allDay() ? "ALL_DAY" : "COMPLETED";
  }

  private static ActivityKind kind(ActivitySeen.Kind kind) {
    return switch (kind) {
      case EMAIL -> ActivityKind.EMAIL;
      case CALL -> ActivityKind.CALL;
      case APPOINTMENT -> ActivityKind.CALENDAR;
      case DOCUMENT -> ActivityKind.DOCUMENT;
      case TASK -> ActivityKind.GENERIC;
    };
  }
}
