package io.matterflow.invoicing;

import io.matterflow.directory.Directory;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.Effects;
import io.matterflow.invoicing.Invoice.PortalState;
import io.matterflow.invoicing.NextReminder.Coming;
import io.matterflow.kernel.Role;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.QueuedMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells where an invoice stands: from its movements, its delivery, the calendar, and whether a reminder is still to
 * come.
 */
@Component
public class InvoiceStandings {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMMM d, uuuu, h:mm a z", Locale.US);

  private final JdbcDeliveries deliveries;
  private final JdbcDeliveryFailures failures;
  private final JdbcMovements movements;
  private final JdbcCorrections corrections;
  private final PortalProgress portals;
  private final Effects effects;
  private final ClientMessages messages;
  private final Directory directory;
  private final Clock clock;

  InvoiceStandings(
      JdbcDeliveries deliveries,
      JdbcDeliveryFailures failures,
      JdbcMovements movements,
      JdbcCorrections corrections,
      PortalProgress portals,
      Effects effects,
      ClientMessages messages,
      Directory directory,
      Clock clock) {
    this.deliveries = deliveries;
    this.failures = failures;
    this.movements = movements;
    this.corrections = corrections;
    this.portals = portals;
    this.effects = effects;
    this.messages = messages;
    this.directory = directory;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public InvoiceStanding of(Invoice invoice, Coming reminder) {
    if (invoice.isSettled()) {
      return settled(invoice);
    }
    var delivery = deliveries.latest(invoice.number());
    var doubtful = delivery.filter(this::isInDoubt);
    if (doubtful.isPresent()) {
      return InvoiceStanding.with(Role.BILLING_ADMIN, InvoiceStatus.IN_DOUBT,
          doubtful.get().chosenAt().orElse(doubtful.get().requestedAt()));
    }
    if (invoice.disputed().isPositive()) {
      return disputed(invoice);
    }
    return invoice.deliveredOn()
        .map(day -> delivered(invoice, day, reminder))
        .orElseGet(() -> underway(delivery.orElseThrow(
            () -> new IllegalStateException("nobody asked to deliver invoice " + invoice.number()))));
  }

  /** Settled on paper: it waits for whoever has to agree to less. */
  private InvoiceStanding disputed(Invoice invoice) {
    return corrections.undecided(invoice.number()).filter(Correction::endsDispute)
        .flatMap(correction -> correction.level().map(level -> toSign(invoice, level, correction.askedAt())))
        .orElseGet(() -> toSettle(invoice));
  }

  private InvoiceStanding toSign(Invoice invoice, Role level, Instant since) {
    return invoice.matter().map(directory::required)
        .flatMap(matter -> switch (level) {
          case RESPONSIBLE_ATTORNEY -> Optional.of(matter.responsibleAttorney());
          case BILLING_PARTNER -> Optional.of(matter.billingPartner());
          default -> Optional.empty();
        })
        .map(person -> InvoiceStanding.with(person, level, InvoiceStatus.CORRECTION_TO_SIGN, since))
        .orElseGet(() -> InvoiceStanding.with(level, InvoiceStatus.CORRECTION_TO_SIGN, since));
  }

  /** The matter's attorney settles a dispute; without a matter, billing does. */
  private InvoiceStanding toSettle(Invoice invoice) {
    var since = last(invoice, InvoiceMoved.Kind.DISPUTE);
    return invoice.matter()
        .map(matter -> InvoiceStanding.with(directory.required(matter).responsibleAttorney(), Role.RESPONSIBLE_ATTORNEY,
            InvoiceStatus.DISPUTED, since))
        .orElseGet(() -> InvoiceStanding.with(Role.BILLING_COORDINATOR, InvoiceStatus.DISPUTED, since));
  }

  private InvoiceStanding settled(Invoice invoice) {
    return switch (invoice.state()) {
      case VOIDED -> closed(invoice, InvoiceStatus.VOIDED, InvoiceMoved.Kind.VOID);
      case WRITTEN_OFF -> closed(invoice, InvoiceStatus.WRITTEN_OFF, InvoiceMoved.Kind.WRITE_OFF);
      case CREDITED -> closed(invoice, InvoiceStatus.CREDITED, InvoiceMoved.Kind.CREDIT);
      default -> closed(invoice, InvoiceStatus.PAID, InvoiceMoved.Kind.PAYMENT, InvoiceMoved.Kind.TRUST_DRAW);
    };
  }

  private InvoiceStanding closed(Invoice invoice, InvoiceStatus status, InvoiceMoved.Kind... by) {
    return InvoiceStanding.with(Role.BOOKKEEPER, status, last(invoice, by));
  }

  private InvoiceStanding delivered(Invoice invoice, LocalDate deliveredOn, Coming reminder) {
    var zone = directory.firm().zone();
    var waits = invoice.inPortal().flatMap(state -> portals.of(invoice));
    if (waits.isPresent()) {
      return waits.get();
    }
    if (invoice.inPortal().filter(state -> state != PortalState.ACCEPTED).isPresent()) {
      var silent = InvoiceStanding.with(
          Role.BILLING_COORDINATOR, InvoiceStatus.IN_PORTAL, deliveredOn.atStartOfDay(zone).toInstant());
      return reminder.asked()
          .map(asked -> silent.waitingFor(asked.owner(), asked.toDo(), asked.since()))
          .orElse(silent);
    }
    if (invoice.isWhollyReserved()) {
      return InvoiceStanding.with(Role.TRUST_AUTHORIZER, InvoiceStatus.RESERVED_FOR_TRUST,
          last(invoice, InvoiceMoved.Kind.RESERVED));
    }
    var standing = chased(invoice, deliveredOn, reminder, zone);
    return reminder.held().map(held -> standing.waitingFor(held.owner(), held.toDo(), held.since())).orElse(standing);
  }

  private InvoiceStanding chased(Invoice invoice, LocalDate deliveredOn, Coming reminder, ZoneId zone) {
    if (reminder.plan() != NextReminder.Plan.NONE) {
      return inAPlan(invoice, deliveredOn.atStartOfDay(zone).toInstant(), reminder);
    }
    if (!invoice.dueDate().isBefore(clock.instant().atZone(zone).toLocalDate())) {
      return InvoiceStanding.with(invoice.client(), InvoiceStatus.DUE, deliveredOn.atStartOfDay(zone).toInstant());
    }
    var since = invoice.dueDate().plusDays(1).atStartOfDay(zone).toInstant();
    return isToCome(reminder)
        ? InvoiceStanding.with(invoice.client(), InvoiceStatus.OVERDUE, since)
        : InvoiceStanding.with(Role.BILLING_ADMIN, InvoiceStatus.TO_FOLLOW_UP, since);
  }

  /** By its instalments and not by its due date. */
  private static InvoiceStanding inAPlan(Invoice invoice, Instant since, Coming reminder) {
    if (reminder.plan() == NextReminder.Plan.KEPT) {
      return InvoiceStanding.with(invoice.client(), InvoiceStatus.ON_A_PLAN, since);
    }
    return isToCome(reminder)
        ? InvoiceStanding.with(invoice.client(), InvoiceStatus.INSTALMENT_MISSED, since)
        : InvoiceStanding.with(Role.BILLING_ADMIN, InvoiceStatus.TO_FOLLOW_UP, since);
  }

  private static boolean isToCome(Coming reminder) {
    return reminder.step().isPresent() || reminder.held().isPresent();
  }

  private InvoiceStanding underway(Delivery delivery) {
    if (delivery.isDone()) {
      return cameBack(delivery);
    }
    var since = delivery.chosenAt().orElse(delivery.requestedAt());
    return delivery.channel().map(channel -> switch (channel) {
      case EMAIL -> beingSent(delivery, since);
      case PAPER -> InvoiceStanding.with(Role.BILLING_COORDINATOR, InvoiceStatus.WAITING_FOR_POST, since);
      case HAND -> InvoiceStanding.with(Role.BILLING_COORDINATOR, InvoiceStatus.WAITING_FOR_DELIVERY, since);
      case PORTAL -> InvoiceStanding.with(Role.BILLING_COORDINATOR, portals.lacksItsFile(delivery.number())
          ? InvoiceStatus.WAITING_FOR_PORTAL_FILE : InvoiceStatus.WAITING_FOR_UPLOAD, since);
      case NO_RECIPIENT -> InvoiceStanding.with(Role.BILLING_COORDINATOR, InvoiceStatus.WAITING_FOR_RECIPIENT, since);
    }).orElseGet(() -> InvoiceStanding.with(Role.BILLING_ADMIN, InvoiceStatus.BEING_MADE, since));
  }

  /** Delivered, and not with the client after all. */
  private InvoiceStanding cameBack(Delivery delivery) {
    var since = failures.of(delivery.number()).stream()
        .filter(DeliveryFailure::isOfDelivery)
        .map(DeliveryFailure::failedAt)
        .max(Comparator.naturalOrder());
    return InvoiceStanding.with(Role.BILLING_COORDINATOR, InvoiceStatus.CAME_BACK,
        since.orElse(delivery.requestedAt()));
  }

  /** An e-mail that is kept back says until when, or that a pause stands over it. */
  private InvoiceStanding beingSent(Delivery delivery, Instant since) {
    var sent = InvoiceStanding.with(Role.BILLING_ADMIN, InvoiceStatus.BEING_SENT, since);
    return messages.find(delivery.key())
        .filter(QueuedMessage::isWaiting)
        .map(queued -> sent.next(queued.until().map(this::untilThen).orElse(
            "Messages to the client are paused: end the pause, or release this one, in the task \"Messages to clients are paused\".")))
        .orElse(sent);
  }

  private String untilThen(Instant moment) {
    return "Nothing: its contacts have had as much for the day as message-limit allows. Its e-mail goes out on %s."
        .formatted(MOMENT.format(moment.atZone(directory.firm().zone())));
  }

  private boolean isInDoubt(Delivery delivery) {
    return !delivery.isDone()
        && effects.stateOf(new EffectKey(delivery.key())).filter(Effects.State.UNKNOWN::equals).isPresent();
  }

  private Instant last(Invoice invoice, InvoiceMoved.Kind... kinds) {
    return movements.last(invoice.number(), kinds).orElseGet(() -> movements.first(invoice.number()));
  }
}
