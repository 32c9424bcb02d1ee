package io.matterflow.payments.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.matterflow.payments.BookedPayments;
import io.matterflow.vendors.LocalVendor;
import io.matterflow.vendors.LocalVendors;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The demo processor's payments, kept in its own synced file. Each is reported until the report was stored, as
 * processors do, so that a kill in between only delays it. Told twice, it is one payment.
 */
@Component
@LocalProcessor
class LocalPayments {

  private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private final LocalVendor vendor;
  private final ObjectProvider<BookedPayments> booked;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Set<UUID> reported = new HashSet<>();

  LocalPayments(
      LocalVendors vendors,
      ObjectProvider<BookedPayments> booked,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions) {
    this.vendor = vendors.named("payments");
    this.booked = booked;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Takes what is open and reports it. The attempt is the payment's identity and is charged once; another one of the
   * same invoice has to wait until the first is booked, since nobody owes the same money in two windows.
   */
  synchronized Charge pay(UUID attempt, String invoiceNumber, Supplier<Optional<CardPayment>> wanted) {
    if (!hasTaken(attempt)) {
      if (isBeingBooked(invoiceNumber)) {
        return Charge.BEING_BOOKED;
      }
      var payment = wanted.get();
      if (payment.isEmpty()) {
        return Charge.NOT_WANTED;
      }
      vendor.keep(attempt.toString(), JSON.<ObjectNode>valueToTree(payment.get()));
    }
    report();
    return Charge.TAKEN;
  }

  /** Whether money was taken for the invoice that its open amount does not reckon with yet. */
  synchronized boolean isBeingBooked(String invoiceNumber) {
    return taken().filter(payment -> payment.invoiceNumber().equals(invoiceNumber))
        .anyMatch(payment -> !isBooked(payment));
  }

  /** What became of a wish to pay. */
  enum Charge {
    TAKEN,
    BEING_BOOKED,
    /** What is open is not what the payer has seen. */
    NOT_WANTED
  }

  private boolean isBooked(CardPayment payment) {
    return booked.stream().anyMatch(house -> house.isBooked(CardPayment.SOURCE, payment.attempt().toString()));
  }

  private boolean hasTaken(UUID attempt) {
    return taken().anyMatch(payment -> payment.attempt().equals(attempt));
  }

  /** Reports what was taken and may not be known to the house; what it knows already changes nothing there. */
  @EventListener(ApplicationReadyEvent.class)
  synchronized void report() {
    taken()
        .filter(payment -> !reported.contains(payment.attempt()))
        .forEach(payment -> {
          transaction.executeWithoutResult(status -> events.publishEvent(payment.reported()));
          reported.add(payment.attempt());
        });
  }

  private Stream<CardPayment> taken() {
    return vendor.entries().stream().map(LocalPayments::payment);
  }

  private static CardPayment payment(LocalVendor.Entry entry) {
    try {
      return JSON.treeToValue(entry.content(), CardPayment.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("the payment %s of the local vendor is damaged".formatted(entry.key()), damaged);
    }
  }
}
