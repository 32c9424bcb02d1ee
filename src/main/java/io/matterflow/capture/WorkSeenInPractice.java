package io.matterflow.capture;

import io.matterflow.capture.Happening.Appointment;
import io.matterflow.capture.Happening.Call;
import io.matterflow.capture.Happening.Conversation;
import io.matterflow.capture.Happening.DocumentWork;
import io.matterflow.capture.Happening.Generic;
import io.matterflow.capture.Happening.Mail;
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
 * Work that was logged in the practice system comes in through the same door as any other signal. That it was filed to
 * a matter there says as much as an answer in a thread that was filed to one.
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
        seen.at(),
        seen.duration(),
        seen.timekeeper(),
        new Participants(
            seen.from(), appointment ? List.of() : seen.to(), List.of(), appointment ? seen.to() : List.of(),
            Optional.empty()),
        new Words(seen.subject(), ""),
        new Pointers(Optional.empty(), Optional.of(seen.matter()), Optional.empty()),
        happening(seen));
  }

  private static Happening happening(ActivitySeen seen) {
    var direction = Optional.of(seen.sent() ? Direction.OUT : Direction.IN);
    return switch (seen.kind()) {
      case EMAIL -> new Mail(direction, Map.of(), Conversation.NONE);
      case CALL -> new Call(direction, false);
      case APPOINTMENT -> new Appointment(seen.allDay() ? "ALL_DAY" : "COMPLETED");
      case DOCUMENT -> new DocumentWork(Optional.of(seen.thing()));
      case TASK -> new Generic();
    };
  }
}
