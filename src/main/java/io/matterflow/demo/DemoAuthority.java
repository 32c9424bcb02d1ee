package io.matterflow.demo;

import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.trust.TrustAuthorities;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Trust authority in the demo: the trust authorizer and the firm's partners hold it, granted once by the billing admin.
 */
@Profile("demo")
@Component
class DemoAuthority {

  private static final Actor GRANTING =
      new Actor(new UserId(Role.BILLING_ADMIN.group()), Set.of(Role.BILLING_ADMIN), Optional.empty(), true);
  private static final String PARTNER = "PARTNR";

  private final TrustAuthorities authorities;
  private final Directory directory;
  private final Clock clock;

  DemoAuthority(TrustAuthorities authorities, Directory directory, Clock clock) {
    this.authorities = authorities;
    this.directory = directory;
    this.clock = clock;
  }

  /** What was ended stays so at the next start. */
  void grant() {
    if (!authorities.all().isEmpty()) {
      return;
    }
    var today = clock.instant().atZone(directory.firm().zone()).toLocalDate();
    var partners = directory.timekeepers().stream()
        .filter(person -> person.active() && person.classification().equals(PARTNER))
        .map(person -> person.id().value());
    Stream.concat(Stream.of(Role.TRUST_AUTHORIZER.group()), partners)
        .forEach(person -> authorities.grant(new UserId(person), "Bar no. of " + person + " (demo)", today,
            Optional.empty(), GRANTING));
  }
}
