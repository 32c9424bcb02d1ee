package io.matterflow.reporting;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.Newcomers;
import io.matterflow.TestPeople;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.payments.PaymentReported;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.PaymentIntake;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A partner of their own for a test, whose clients get invoices and pay them on days of the test's choosing. */
@Component
public class ReceivablesBook {

  static final ZoneId ZONE = ZoneId.of("America/Chicago");

  private final Firm firm;
  private final Newcomers newcomers;
  private final TestPeople people;
  private final Invoiced invoiced;
  private final PaymentIntake intake;
  private final Jobs jobs;
  private final MovableClock clock;

  ReceivablesBook(
      Firm firm,
      Newcomers newcomers,
      TestPeople people,
      Invoiced invoiced,
      PaymentIntake intake,
      Jobs jobs,
      MovableClock clock) {
    this.firm = firm;
    this.newcomers = newcomers;
    this.people = people;
    this.invoiced = invoiced;
    this.intake = intake;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Somebody with a login who answers for nothing yet. */
  public TimekeeperId partner() {
    var partner = newcomers.associate();
    people.timekeeper(partner.value(), Role.TIMEKEEPER, Role.BILLING_PARTNER);
    return partner;
  }

  public Engagement client(TimekeeperId partner) {
    return client(partner, "HOURLY");
  }

  public Engagement client(TimekeeperId partner, String billingModel) {
    return firm.hourlyMatter().billedAs(billingModel).billingPartner(partner.value()).loaded();
  }

  public Instant now() {
    return clock.instant();
  }

  public void itIs(Instant moment) {
    clock.standAt(moment);
  }

  /** Noon of the day. */
  public void itIs(LocalDate day) {
    clock.standAt(day.atTime(12, 0).atZone(ZONE).toInstant());
  }

  public InvoiceNumber invoice(Engagement client, String total) {
    return invoiced.delivered(client, total);
  }

  /** A payment, told and allocated now. */
  public void pay(InvoiceNumber invoice, Money amount, LocalDate receivedOn) {
    var payment = intake.take(new PaymentReported("test", UUID.randomUUID().toString(), Optional.of(invoice.value()),
        Optional.empty(), amount, receivedOn, "CHECK", Account.OPERATING), Actor.ENGINE);
    jobs.runDue("payment-intake", payment.id().toString());
  }
}
