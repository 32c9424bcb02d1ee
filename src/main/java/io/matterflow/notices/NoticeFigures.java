package io.matterflow.notices;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How many messages people get, for whoever watches the product: kinds and numbers, no person. */
@Component
class NoticeFigures {

  static final String MESSAGES = "matterflow.notices";
  static final String OF_A_DAY = "matterflow.notices.of.a.day";

  private final MeterRegistry meters;

  NoticeFigures(MeterRegistry meters) {
    this.meters = meters;
  }

  /** One went out, as the person's first, second or so many'th of the day. */
  void sent(NoticeKind kind, int ofTheDay) {
    count(kind, "sent");
    meters.summary(OF_A_DAY, "kind", kind == NoticeKind.DEADLINE ? "deadline" : "within-budget").record(ofTheDay);
  }

  /** The policy held one back. */
  void held(NoticeKind kind) {
    count(kind, "held");
  }

  private void count(NoticeKind kind, String outcome) {
    meters.counter(MESSAGES, "kind", kind.name().toLowerCase(Locale.ROOT), "outcome", outcome).increment();
  }
}
