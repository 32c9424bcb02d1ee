package io.matterflow.trust;

import io.matterflow.kernel.UserId;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may authorize that trust money moves: by a grant to them in person, never by a role, a group or an absence. */
@Service
public class TrustAuthorities {

  private final JdbcTrustAuthorities rows;

  TrustAuthorities(JdbcTrustAuthorities rows) {
    this.rows = rows;
  }

  /** The grant on which this person may authorize on that day. */
  @Transactional(readOnly = true)
  public Optional<TrustAuthority> mayAuthorize(UserId person, LocalDate on) {
    return rows.inForce(person, on);
  }

  /** Who may authorize on that day: to whom what waits for a lawyer is offered by name. */
  @Transactional(readOnly = true)
  public Set<UserId> holders(LocalDate on) {
    return rows.holders(on);
  }
}
