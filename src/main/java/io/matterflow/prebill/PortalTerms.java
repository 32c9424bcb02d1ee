package io.matterflow.prebill;

import io.matterflow.directory.Client;
import io.matterflow.directory.Matter;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * What a matter's guidelines ask of the file that goes to the client's portal; the pre-bill was checked by the same
 * table.
 */
@Component
public class PortalTerms {

  private final GuidelineProfiles profiles;

  PortalTerms(GuidelineProfiles profiles) {
    this.profiles = profiles;
  }

  public Terms of(Client client, Matter matter, LocalDate asOf) {
    var profile = profiles.of(client, matter, asOf);
    return new Terms(profile.utbmsRequired(), profile.increment());
  }

  /** Whether lines carry UTBMS codes, and the unit of time in hours. */
  public record Terms(boolean utbmsRequired, BigDecimal increment) {}
}
