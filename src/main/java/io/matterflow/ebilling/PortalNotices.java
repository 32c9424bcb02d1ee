package io.matterflow.ebilling;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.Wording;
import io.matterflow.notices.NoticeKind;
import io.matterflow.notices.NoticeSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the responsible attorney what the client's portal says of an invoice: received, accepted, reduced, rejected.
 */
@Component
class PortalNotices implements NoticeSource {

  private final Invoices invoices;
  private final JdbcPortalWords words;

  PortalNotices(Invoices invoices, JdbcPortalWords words) {
    this.invoices = invoices;
    this.words = words;
  }

  @Override
  public boolean knows(NoticeKind kind) {
    return kind == NoticeKind.PORTAL;
  }

  /** Nothing where the portal has said otherwise since. */
  @Override
  @Transactional(readOnly = true)
  public Optional<Map<String, String>> tell(NoticeKind kind, TimekeeperId person, String occasion) {
    var number = new InvoiceNumber(occasion.substring(0, occasion.indexOf(' ')));
    return words.of(number).stream()
        .filter(word -> word.effect() == PortalWord.Effect.TAKEN || word.effect() == PortalWord.Effect.NOTED)
        .reduce((earlier, later) -> later)
        .filter(word -> occasion(word).equals(occasion))
        .map(word -> Map.of(
            "invoice", number.value(),
            "matter", invoices.find(number).orElseThrow().matter().orElseThrow().value(),
            "on", Wording.of(word.saidOn()),
            "said", said(word)));
  }

  /** Each word of a submission is told once for its day. */
  static String occasion(PortalWord word) {
    return "%s %d %s %s".formatted(word.number(), word.attempt(), word.status(), word.saidOn());
  }

  private static String said(PortalWord word) {
    return switch (word.status()) {
      case RECEIVED -> "received";
      case ACCEPTED -> "accepted";
      case ADJUSTED -> "reduced";
      case REJECTED -> "rejected";
    };
  }
}
