package io.matterflow.benchmark;

import io.matterflow.Engagement;
import io.matterflow.capture.Direction;
import io.matterflow.capture.Happening;
import io.matterflow.capture.Happening.Conversation;
import io.matterflow.capture.Happening.DocumentWork;
import io.matterflow.capture.Happening.Mail;
import io.matterflow.capture.IncomingActivity;
import io.matterflow.capture.IncomingActivity.EventKey;
import io.matterflow.capture.IncomingActivity.Participants;
import io.matterflow.capture.IncomingActivity.Pointers;
import io.matterflow.capture.Words;
import io.matterflow.kernel.TimekeeperId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signals by what becomes of them, made from a list of matters. */
final class SignalKinds {

  private static final int MINUTES_OF_A_MONTH = 30 * 24 * 60;
  private static final List<TimekeeperId> TEAM =
      List.of(Engagement.ASSOCIATE, Engagement.PARALEGAL, new TimekeeperId("TK01"), new TimekeeperId("TK02"));
  private static final String ASSOCIATE = "rita.castellano@harrowpike.example";

  /** What becomes of a signal. */
  enum Outcome {
    IGNORED,
    PROMPTED,
    ASKED,
    MERGED
  }

  private final List<Engagement> matters;
  private final Instant start;
  private int made;

  SignalKinds(List<Engagement> matters, Instant start) {
    this.matters = matters;
    this.start = start;
  }

  IncomingActivity next(Outcome outcome) {
    var number = made++;
    var matter = matters.get(number % matters.size());
    return switch (outcome) {
      case IGNORED -> ignored(number, matter);
      case PROMPTED -> mail(number, matter, "[%s] Notes on draft %d".formatted(matter.number(), number));
      case ASKED -> mail(number, matter, "Question %d".formatted(number));
      case MERGED -> signal(number, List.of(), "Brief.docx", "ws-" + matter.number().substring(0, 5),
          new DocumentWork(Optional.of("doc-" + matter.number())));
    };
  }

  /**
   * Of ten signals five are no work, three lead to a prompt, one to a question, one goes into a prompt that is there.
   */
  IncomingActivity mixed() {
    return next(switch (made % 10) {
      case 0, 2, 4, 6, 8 -> Outcome.IGNORED;
      case 1, 3, 5 -> Outcome.PROMPTED;
      case 7 -> Outcome.ASKED;
      default -> Outcome.MERGED;
    });
  }

  private IncomingActivity ignored(int number, Engagement matter) {
    return switch (number % 3) {
      case 0 -> signal(number, List.of("desmond.pike@harrowpike.example"), "Lunch " + number, "", mail());
      case 1 -> signal(number, List.of(matter.contactAddress()), "Newsletter " + number, "",
          new Mail(Optional.of(Direction.OUT), Map.of("Precedence", "bulk"), Conversation.NONE));
      default -> signal(number, List.of("stranger@elsewhere.example"), "Hello " + number, "", mail());
    };
  }

  private IncomingActivity mail(int number, Engagement matter, String subject) {
    return signal(number, List.of(matter.contactAddress()), subject, "", mail());
  }

  private static Mail mail() {
    return new Mail(Optional.of(Direction.OUT), Map.of(), Conversation.NONE);
  }

  private IncomingActivity signal(
      int number, List<String> to, String subject, String workspace, Happening happening) {
    return new IncomingActivity(
        new EventKey("benchmark", "%s-%d".formatted(System.identityHashCode(this), number), Optional.empty()),
        start.minus(Duration.ofMinutes(7L * number % MINUTES_OF_A_MONTH)),
        Optional.of(Duration.ofMinutes(6)),
        Optional.of(TEAM.get(number / matters.size() % TEAM.size())),
        new Participants(Optional.of(ASSOCIATE), to, List.of(), List.of(), Optional.empty()),
        new Words(subject, "Please find my notes attached, and let me know."),
        new Pointers(Optional.of(workspace).filter(name -> !name.isEmpty()), Optional.empty(), Optional.empty()),
        happening);
  }
}
