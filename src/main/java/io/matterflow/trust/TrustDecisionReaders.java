package io.matterflow.trust;

import io.matterflow.directory.Directory;
import io.matterflow.directory.MatterSight;
import io.matterflow.engine.DecisionReaders;
import io.matterflow.engine.Subject;
import io.matterflow.engine.SubjectWorth;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decisions about trust money are told to those who keep and authorize it, and to the attorneys of the ledger's matter.
 */
@Component
class TrustDecisionReaders implements DecisionReaders {

  private static final String MATTER = "matter";

  private final JdbcTrustWorth ledgers;
  private final TrustAuthorities authorities;
  private final Directory directory;

  TrustDecisionReaders(JdbcTrustWorth ledgers, TrustAuthorities authorities, Directory directory) {
    this.ledgers = ledgers;
    this.authorities = authorities;
    this.directory = directory;
  }

  @Override
  @Transactional(readOnly = true)
  public boolean mayRead(Subject subject, Actor actor) {
    boolean ofTrust = ledgers.kinds().contains(subject.kind());
    if (!ofTrust && !subject.kind().equals(MATTER)) {
      return false;
    }
    return keepsTrust(actor) || matter(subject).flatMap(directory::matter)
        .filter(matter -> MatterSight.answersFor(actor, matter))
        .isPresent();
  }

  private boolean keepsTrust(Actor actor) {
    return actor.hasAny(Role.BOOKKEEPER, Role.TRUST_AUTHORIZER) || authorities.mayAuthorize(actor).isPresent();
  }

  private Optional<MatterId> matter(Subject subject) {
    return subject.kind().equals(MATTER)
        ? Optional.of(subject.id()).filter(id -> !id.isBlank()).map(MatterId::new)
        : Optional.ofNullable(ledgers.of(subject.kind(), List.of(subject.id())).get(subject.id()))
            .flatMap(SubjectWorth.Worth::matter);
  }
}
