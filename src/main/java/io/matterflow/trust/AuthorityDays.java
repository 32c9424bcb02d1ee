package io.matterflow.trust;

import io.matterflow.directory.Directory;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A grant begins and is over on days of its own, and its lawyer leaves the firm: nobody says so when it happens, and
 * each night looks. What was signed on a grant that holds no more is asked for again.
 */
@Service
public class AuthorityDays {

  private final JdbcTrustAuthorities rows;
  private final JdbcTrustLooks looks;
  private final JdbcTrustSignatures signatures;
  private final TrustAuthorities authorities;
  private final LawyersTasks tasks;
  private final Directory directory;
  private final ApplicationEventPublisher events;

  AuthorityDays(
      JdbcTrustAuthorities rows,
      JdbcTrustLooks looks,
      JdbcTrustSignatures signatures,
      TrustAuthorities authorities,
      LawyersTasks tasks,
      Directory directory,
      ApplicationEventPublisher events) {
    this.rows = rows;
    this.looks = looks;
    this.signatures = signatures;
    this.authorities = authorities;
    this.tasks = tasks;
    this.directory = directory;
    this.events = events;
  }

  /** Looking twice changes nothing. */
  @Transactional
  public void look(TrustLookId look) {
    var today = authorities.today();
    var since = looks.begunBefore(look)
        .map(moment -> moment.atZone(directory.firm().zone()).toLocalDate())
        .orElse(today.minusDays(1));
    var inForce = authorities.inForce(today);
    rows.begunBy(today).stream()
        .filter(grant -> inForce.contains(grant) ? grant.from().isAfter(since) : stillCounts(grant, inForce))
        .forEach(grant -> events.publishEvent(new TrustAuthorityChanged(grant.id(), grant.person())));
  }

  /** Whether something rests on it although it is over, or names its lawyer although they hold no other. */
  private boolean stillCounts(TrustAuthority over, List<TrustAuthority> inForce) {
    return signatures.stand(over.id())
        || inForce.stream().noneMatch(grant -> grant.person().equals(over.person())) && tasks.isAskedOf(over.person());
  }
}
