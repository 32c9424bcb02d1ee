package io.matterflow.receivables;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.receivables.PaymentPlan.Consent;
import io.matterflow.receivables.PaymentPlan.Instalment;
import io.matterflow.receivables.PaymentPlan.Part;
import io.matterflow.receivables.PaymentPlan.State;
import io.matterflow.receivables.PaymentPlan.Terms;
import io.matterflow.receivables.PaymentPlan.Way;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Payment plans, their invoices and their instalments. The table refuses a second plan that holds an invoice. */
@Repository
class JdbcPlans {

  private static final String NOBODY = "NOBODY";

  private final JdbcClient jdbc;

  JdbcPlans(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(PaymentPlan plan) {
    jdbc.sql("""
        insert into payment_plan (id, client_id, state, broken_after, grace_days, consent_of, consent_way, consent_on, approval,
          asked_by, asked_at)
        values (:id, :client, :state, :brokenAfter, :graceDays, :consentOf, :consentWay, :consentOn, :approval, :by, :at)
        """)
        .param("id", plan.id().value())
        .param("client", plan.client().value())
        .param("state", plan.state().name())
        .param("brokenAfter", plan.terms().brokenAfter())
        .param("graceDays", plan.terms().graceDays())
        .param("consentOf", plan.consent().of())
        .param("consentWay", plan.consent().way().name())
        .param("consentOn", plan.consent().on())
        .param("approval", plan.terms().approval().map(Role::name).orElse(NOBODY))
        .param("by", plan.askedBy().value())
        .param("at", plan.askedAt().atOffset(ZoneOffset.UTC))
        .update();
    for (var at = 0; at < plan.parts().size(); at++) {
      insert(plan.id(), at + 1, plan.parts().get(at));
    }
    plan.instalments().forEach(instalment -> insert(plan.id(), instalment));
  }

  private void insert(PlanId id, int position, Part part) {
    jdbc.sql("""
        insert into payment_plan_invoice (plan_id, position, invoice_number, held, asked_amount, open_amount, currency)
        values (:id, :position, :number, :number, :asked, :open, :currency)
        """)
        .param("id", id.value())
        .param("position", position)
        .param("number", part.invoice().value())
        .param("asked", part.asked().amount())
        .param("open", part.open().amount())
        .param("currency", part.open().currency().getCurrencyCode())
        .update();
  }

  private void insert(PlanId id, Instalment instalment) {
    jdbc.sql("""
        insert into payment_plan_instalment (plan_id, position, due_on, amount, currency, counts_on)
        values (:id, :position, :dueOn, :amount, :currency, :countsOn)
        """)
        .param("id", id.value())
        .param("position", instalment.position())
        .param("dueOn", instalment.dueOn())
        .param("amount", instalment.amount().amount())
        .param("currency", instalment.amount().currency().getCurrencyCode())
        .param("countsOn", instalment.countsOn())
        .update();
  }

  void stands(PlanId id) {
    jdbc.sql("update payment_plan set state = 'STANDS', ended_at = null where id = :id")
        .param("id", id.value())
        .update();
    jdbc.sql("update payment_plan_invoice set held = invoice_number where plan_id = :id")
        .param("id", id.value())
        .update();
  }

  void ended(PlanId id, State state, Instant at) {
    jdbc.sql("update payment_plan set state = :state, ended_at = :at where id = :id")
        .param("state", state.name())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("id", id.value())
        .update();
    jdbc.sql("update payment_plan_invoice set held = null where plan_id = :id").param("id", id.value()).update();
  }

  void missed(PlanId id, Instalment instalment) {
    jdbc.sql("update payment_plan_instalment set missed_on = counts_on where plan_id = :id and position = :position")
        .param("id", id.value())
        .param("position", instalment.position())
        .update();
  }

  void countsFrom(PlanId id, Instalment instalment, LocalDate day) {
    jdbc.sql("""
        update payment_plan_instalment
        set counts_on = :day, missed_on = null
        where plan_id = :id and position = :position
        """)
        .param("day", day)
        .param("id", id.value())
        .param("position", instalment.position())
        .update();
  }

  /** Holding the plan until the transaction ends; whoever takes an invoice's lock as well takes that first. */
  Optional<PaymentPlan> lock(PlanId id) {
    return jdbc.sql("select id from payment_plan where id = :id for update")
        .param("id", id.value())
        .query(UUID.class)
        .optional()
        .flatMap(held -> find(id));
  }

  Optional<PaymentPlan> find(PlanId id) {
    return jdbc.sql("select * from payment_plan where id = :id")
        .param("id", id.value())
        .query((row, index) -> plan(row))
        .optional();
  }

  /** The plan that counts for the invoice: the latest that was not refused or withdrawn. */
  Optional<PaymentPlan> latest(InvoiceNumber number) {
    return jdbc.sql("""
        select payment_plan.*
        from payment_plan
        join payment_plan_invoice on payment_plan_invoice.plan_id = payment_plan.id
        where payment_plan_invoice.invoice_number = :number and payment_plan.state not in ('REFUSED', 'WITHDRAWN')
        order by payment_plan.position desc
        fetch first 1 row only
        """)
        .param("number", number.value())
        .query((row, index) -> plan(row))
        .optional();
  }

  /** All plans that ever were asked for over the invoice, latest first. */
  List<PaymentPlan> of(InvoiceNumber number) {
    return jdbc.sql("""
        select payment_plan.*
        from payment_plan
        join payment_plan_invoice on payment_plan_invoice.plan_id = payment_plan.id
        where payment_plan_invoice.invoice_number = :number
        order by payment_plan.position desc
        """)
        .param("number", number.value())
        .query((row, index) -> plan(row))
        .list();
  }

  private PaymentPlan plan(ResultSet row) throws SQLException {
    var id = new PlanId(row.getObject("id", UUID.class));
    var approval = row.getString("approval");
    return new PaymentPlan(
        id,
        new ClientId(row.getString("client_id")),
        State.valueOf(row.getString("state")),
        parts(id),
        instalments(id),
        new Terms(row.getInt("broken_after"), row.getInt("grace_days"),
            approval.equals(NOBODY) ? Optional.empty() : Optional.of(Role.valueOf(approval))),
        new Consent(
            row.getString("consent_of"), Way.valueOf(row.getString("consent_way")),
            row.getObject("consent_on", LocalDate.class)),
        new UserId(row.getString("asked_by")),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
  }

  private List<Part> parts(PlanId id) {
    return jdbc.sql("select * from payment_plan_invoice where plan_id = :id order by position")
        .param("id", id.value())
        .query((row, index) -> new Part(
            new InvoiceNumber(row.getString("invoice_number")), money(row, "asked_amount"), money(row, "open_amount")))
        .list();
  }

  private List<Instalment> instalments(PlanId id) {
    return jdbc.sql("select * from payment_plan_instalment where plan_id = :id order by position")
        .param("id", id.value())
        .query((row, index) -> new Instalment(
            row.getInt("position"),
            row.getObject("due_on", LocalDate.class),
            money(row, "amount"),
            row.getObject("counts_on", LocalDate.class),
            Optional.ofNullable(row.getObject("missed_on", LocalDate.class))))
        .list();
  }

  private static Money money(ResultSet row, String column) throws SQLException {
    return new Money(row.getBigDecimal(column), Currency.getInstance(row.getString("currency")));
  }
}
