package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether the firm has one lawyer, who then may authorize what they propose: an explicit setting, recorded with who
 * said so and why. It holds only while one person at most holds trust authority; with a second one, four eyes are asked
 * again by themselves.
 */
@Service
public class SoloLawyer {

  private final JdbcTrustAuthorities rows;
  private final TrustAuthorities authorities;
  private final AuditTrail audit;
  private final Clock clock;

  SoloLawyer(JdbcTrustAuthorities rows, TrustAuthorities authorities, AuditTrail audit, Clock clock) {
    this.rows = rows;
    this.authorities = authorities;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public boolean holds() {
    return rows.isDeclaredSolo() && holders().size() <= 1;
  }

  @Transactional(readOnly = true)
  public boolean isDeclared() {
    return rows.isDeclaredSolo();
  }

  /** False, and nothing is kept, where several people hold trust authority. */
  @Transactional
  public boolean declare(boolean solo, String reason, Actor by) {
    if (solo && holders().size() > 1) {
      return false;
    }
    audit.record(AuditEntry.of(by, "solo-lawyer-declared", "trust-authority", "firm")
        .before("solo", rows.isDeclaredSolo())
        .after("solo", solo)
        .text("reason", reason));
    rows.declareSolo(solo, reason, by.user(), clock.instant());
    return true;
  }

  private List<String> holders() {
    LocalDate today = authorities.today();
    return authorities.inForce(today).stream().map(grant -> grant.person().value()).distinct().toList();
  }
}
