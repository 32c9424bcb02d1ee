package io.matterflow.badinput;

import io.matterflow.Firm;
import io.matterflow.trust.TrustHouse;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Trust accounts of their own. */
@Component
class TrustRequests implements Ground<TrustWrite> {

  private final Firm firm;
  private final Standing standing;

  TrustRequests(Firm firm, Standing standing) {
    this.firm = firm;
    this.standing = standing;
  }

  @Override
  public Class<TrustWrite> writes() {
    return TrustWrite.class;
  }

  @Override
  public Request fresh(TrustWrite write) {
    return switch (write) {
      case TRUST_OPENING -> Request.to(write, Map.of("asOf", standing.today().toString(), "currency", "USD", "jurisdiction", "CA",
          "book", "OURS", "ledgers", Map.of(firm.hourlyMatter().loaded().number(), "100.00", "FIRM-BANK-CHARGES", "10.00")),
          TrustHouse.name().value());
    };
  }
}
