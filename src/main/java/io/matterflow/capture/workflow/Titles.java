package io.matterflow.capture.workflow;

import io.matterflow.capture.ActivityKind;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Titles by which a person tells forty tasks apart: matter number, kind of activity, the firm's time of day. */
@Component
class Titles {

  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("MMMM d, HH:mm", Locale.US);

  private final Directory directory;

  Titles(Directory directory) {
    this.directory = directory;
  }

  String of(String act, MatterId matter, ActivityKind kind, Instant at) {
    return "%s %s, %s of %s".formatted(act, matter, kind.noun(), when(at));
  }

  String of(String act, ActivityKind kind, Instant at) {
    return "%s, %s of %s".formatted(act, kind.noun(), when(at));
  }

  String of(String act, MatterId matter, LocalDate day) {
    return "%s %s, %s".formatted(act, matter, Wording.of(day));
  }

  String when(Instant at) {
    return WHEN.format(at.atZone(directory.firm().zone()));
  }
}
