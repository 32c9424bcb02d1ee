package io.matterflow.badinput;

import io.matterflow.Firm;
import io.matterflow.books.TakenBack;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Clients who get a statement of account, and who owe what was taken back. */
@Component
class ReportingRequests implements Ground<ReportingWrite> {

  private final Firm firm;
  private final TakenBack takenBack;
  private final Standing standing;

  ReportingRequests(Firm firm, TakenBack takenBack, Standing standing) {
    this.firm = firm;
    this.takenBack = takenBack;
    this.standing = standing;
  }

  @Override
  public Class<ReportingWrite> writes() {
    return ReportingWrite.class;
  }

  @Override
  public Request fresh(ReportingWrite write) {
    var client = firm.hourlyMatter().loaded().clientId().value();
    var asOf = standing.today();
    return switch (write) {
    case STATEMENT -> Request.to(write,
        Map.of("from", asOf.minusDays(30).toString(), "asOf", asOf.toString(), "currency", "USD"), client);
      case STATEMENT_PREVIEW -> Request.to(write, Map.of("from", asOf.minusDays(30).toString(), "asOf", asOf.toString(),
          "currency", "USD", "subject", "Your account", "text", "{amountOpen}", "html", "<p>{amountOpen}</p>"), client);
    case REBOOKING ->
        Request.to(write, Map.of("from", "1999-01-01", "to", "1999-01-31", "reason", "The account was mended"));
    case UNPAID_DRAW ->
        Request.to(write, Map.of("invoiceNumber", takenBack.owing("400.00").invoice().value(), "amount", "60.00",
          "currency", "USD"));
    };
  }
}
