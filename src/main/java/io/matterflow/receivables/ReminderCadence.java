package io.matterflow.receivables;

import io.matterflow.directory.Client;
import io.matterflow.directory.FeeArrangement;
import io.matterflow.directory.Matter;
import io.matterflow.engine.Between;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.OutputMisfit;
import io.matterflow.engine.RowConditions;
import io.matterflow.engine.Upshot;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoice.DeliveredBy;
import io.matterflow.kernel.Role;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/** The decision {@code reminder-cadence}: one row a step, and rows that say why nothing goes out. */
final class ReminderCadence {

  static final DecisionTable<Facts, Row> TABLE = DecisionTable.of("reminder-cadence", Facts.class, Row.class)
      .whereEachRow((conditions, row) -> row.mustBeTaken(conditions))
      .whichMeans(row -> switch (row.channel()) {
        case EMAIL, SMS -> new Upshot(row.approval().filter(Approval.APPROVE::equals).isPresent() ? 1 : 0, 1);
        case TASK -> Upshot.TASK;
        case NONE -> Upshot.NONE;
      })
      .onceOf(row -> Optional.of(row).filter(Row::isStep).map(Row::step));

  private ReminderCadence() {}

  /** How the client came to have the invoice. */
  enum Delivery {
    EMAIL,
    PAPER,
    LEDES_PORTAL,
    /** Handed over, though the client takes e-mail. */
    HAND
  }

  /** The day from which a step's days count (decision S6). */
  enum Anchor {
    DELIVERY,
    /** The due date, or the delivery where that came later. */
    DUE_DATE,
    /** The day on which the client's portal accepted the invoice. */
    ACCEPTED,
    /**
     * The day on which the missed instalment of a payment plan was due; each missed instalment has steps of its own.
     */
    MISSED_INSTALMENT,
    /** The day on which a payment plan was broken or ended with something open. */
    PLAN_OVER
  }

  /** What happens to a step that falls on a day that is no business day of the firm. */
  enum QuietDays {
    KEEP,
    NEXT_BUSINESS_DAY
  }

  /** Whether a person sees the message before it is sent. */
  enum Approval {
    SEND,
    APPROVE
  }

  record Facts(
      Delivery delivery,
      PortalAnswers.State portal,
      FeeArrangement.Reminders reminders,
      int termsDays,
      boolean enrolled,
      PaymentPlans.State plan,
      boolean disputed,
      boolean reserved,
      boolean held) {

    /** An invoice without a matter is chased as its client's are, every way. */
    static Facts of(
        Invoice invoice,
        Optional<Matter> matter,
        Optional<FeeArrangement> arrangement,
        Client client,
        PortalAnswers.State portal,
        PaymentPlans.State plan,
        boolean held,
        LocalDate today) {
      return new Facts(
          delivery(invoice, client),
          portal,
          arrangement.map(FeeArrangement::reminders).orElse(FeeArrangement.Reminders.EVERY_WAY),
          (int) ChronoUnit.DAYS.between(invoice.invoiceDate(), invoice.dueDate()),
          matter.map(one -> one.isEnrolledOn(today)).orElse(true) && client.isEnrolledOn(today),
          plan,
          invoice.disputed().isPositive(),
          invoice.isWhollyReserved(),
          held);
    }

    /** One that was delivered elsewhere counts as delivered the way the client takes its invoices. */
    private static Delivery delivery(Invoice invoice, Client client) {
      if (invoice.deliveredBy().filter(DeliveredBy.EMAIL::equals).isPresent()) {
        return Delivery.EMAIL;
      }
      return invoice.deliveredBy().isPresent() && !invoice.isTakenOver() && client.delivery() == Client.Delivery.EMAIL
          ? Delivery.HAND
          : Delivery.valueOf(client.delivery().name());
    }
  }

  /** A row that holds. Only a step has an anchor, a day and a time. */
  record Row(
      String step,
      Optional<Anchor> anchor,
      Optional<Integer> day,
      Optional<LocalTime> time,
      Optional<LocalTime> until,
      Optional<QuietDays> quietDays,
      ReminderChannel channel,
      String text,
      Optional<ReminderChannel> elseChannel,
      Optional<Approval> approval,
      @Between(least = "1") Optional<Integer> approveWithin,
      Optional<Role> owner) {

    boolean isStep() {
      return channel != ReminderChannel.NONE;
    }

    /** An edited row says when its step is taken, by whom it is looked after, and words that there are. */
    private void mustBeTaken(RowConditions conditions) {
      OutputMisfit.allOf(
          () -> mustSay("anchor", anchor),
          () -> mustSay("day", day),
          () -> mustSay("time", time),
          this::mustEndAfterItBegins,
          () -> Stream.concat(Stream.of(channel), elseChannel.stream())
              .forEach(way -> ReminderMessages.mustBeThere(conditions, text, way)),
          () -> mustSay("owner", owner));
    }

    private void mustSay(String output, Optional<?> cell) {
      if (isStep() && cell.isEmpty()) {
        throw new OutputMisfit(output, "the cell is empty, and every step has one");
      }
    }

    /** A step without a time is refused for that. */
    private void mustEndAfterItBegins() {
      until.filter(end -> time.map(begin -> !end.isAfter(begin)).orElse(!isStep())).ifPresent(end -> {
        throw new OutputMisfit("until", "%s is not after the time from which messages may go out".formatted(end));
      });
    }

    boolean countsFromThePlan() {
      return anchor.filter(day -> day == Anchor.MISSED_INSTALMENT || day == Anchor.PLAN_OVER).isPresent();
    }
  }
}
