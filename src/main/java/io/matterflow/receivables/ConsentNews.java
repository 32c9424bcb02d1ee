package io.matterflow.receivables;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.TextConsentChanged;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes into the trail of each client whose billing contact has said STOP or START, beside what the directory says of
 * consent.
 */
@Component
class ConsentNews {

  private final Directory directory;
  private final AuditTrail audit;

  ConsentNews(Directory directory, AuditTrail audit) {
    this.directory = directory;
    this.audit = audit;
  }

  @EventListener
  void on(TextConsentChanged changed) {
    var ids = directory.matters().stream().map(Matter::client).collect(Collectors.toSet());
    directory.clients(ids).values().stream()
        .filter(client -> Reach.isMobileOf(client, changed.mobile()))
        .forEach(client -> audit.record(
            AuditEntry.of(Actor.ENGINE, changed.given() ? "texts-wanted-again" : "texts-stopped", "client", client.id())
                .before("consentOnFile", client.smsConsent().given())
                .after("source", changed.source())));
  }
}
