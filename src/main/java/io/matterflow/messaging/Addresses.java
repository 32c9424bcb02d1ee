package io.matterflow.messaging;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.Messages.Channel;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which addresses take messages, as far as vendors and the people behind them have told. */
@Component
public class Addresses {

  private final JdbcAddresses rows;
  private final TextConsents consents;
  private final AuditTrail audit;

  Addresses(JdbcAddresses rows, TextConsents consents, AuditTrail audit) {
    this.rows = rows;
    this.consents = consents;
    this.audit = audit;
  }

  /** False for an address from which messages came back, and for a number whose owner has said STOP. */
  public boolean take(Channel channel, String address) {
    return failing(channel, address).isEmpty() && !(channel == Channel.SMS && consents.hasStopped(address));
  }

  public Optional<FailingAddress> failing(Channel channel, String address) {
    return rows.find(channel, OutgoingMessages.normal(address));
  }

  /** A person says that the address is right: it is written to again. */
  public void isRight(Channel channel, String address) {
    rows.forget(channel, OutgoingMessages.normal(address));
  }

  /**
   * As {@link #isRight(Channel, String)}, with a trace of who said so; empty when nothing is left alone under this id.
   */
  @Transactional
  public Optional<FailingAddress> isRight(UUID id, Actor by) {
    var address = rows.find(id);
    address.ifPresent(failing -> {
      rows.forget(failing.channel(), failing.address());
      audit.record(
          AuditEntry.of(by, "address-released", "message", failing.messageKey()).after("failure", failing.failure()));
    });
    return address;
  }

  List<FailingAddress> failing() {
    return rows.all();
  }
}
