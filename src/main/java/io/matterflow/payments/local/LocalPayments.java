package io.matterflow.payments.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.matterflow.vendors.LocalVendor;
import io.matterflow.vendors.LocalVendors;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The demo processor's payments, kept in its own synced file. Each is reported until the report was stored, as
 * processors do, so that a kill in between only delays it. Told twice, it is one payment.
 */
@Component
@Profile("demo | test")
class LocalPayments {

  private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private final LocalVendor vendor;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Set<UUID> reported = new HashSet<>();

  LocalPayments(LocalVendors vendors, ApplicationEventPublisher events, PlatformTransactionManager transactions) {
    this.vendor = vendors.named("payments");
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Takes the money and reports it; the attempt is the payment's identity and is charged once. */
  synchronized void pay(CardPayment payment) {
    if (!hasTaken(payment.attempt())) {
      vendor.keep(payment.attempt().toString(), JSON.<ObjectNode>valueToTree(payment));
    }
    report();
  }

  synchronized boolean hasTaken(UUID attempt) {
    return vendor.entries().stream().anyMatch(entry -> entry.key().equals(attempt.toString()));
  }

  /** Reports what was taken and may not be known to the house; what it knows already changes nothing there. */
  @EventListener(ApplicationReadyEvent.class)
  synchronized void report() {
    vendor.entries().stream()
        .map(LocalPayments::payment)
        .filter(payment -> !reported.contains(payment.attempt()))
        .forEach(payment -> {
          transaction.executeWithoutResult(status -> events.publishEvent(payment.reported()));
          reported.add(payment.attempt());
        });
  }

  private static CardPayment payment(LocalVendor.Entry entry) {
    try {
      return JSON.treeToValue(entry.content(), CardPayment.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("the payment %s of the local vendor is damaged".formatted(entry.key()), damaged);
    }
  }
}
