package io.matterflow.invoicing;

import io.matterflow.invoicing.Correction.Kind;
import io.matterflow.invoicing.Correction.Reason;
import io.matterflow.invoicing.Correction.State;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.prebill.PreBillId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Corrections and who signed them. The table refuses a second one that is undecided on the same invoice. */
@Repository
class JdbcCorrections {

  private final JdbcClient jdbc;

  JdbcCorrections(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Correction correction) {
    jdbc.sql("""
        insert into invoice_correction (id, invoice_number, open_on, kind, state, reason_code, reason, amount, currency, fees,
          costs, tax, open_when_asked, ends_dispute, levels, signed, asked_by, asked_at)
        values (:id, :number, :number, :kind, :state, :code, :words, :amount, :currency, :fees,
          :costs, :tax, :open, :endsDispute, :levels, 0, :by, :at)
        """)
        .param("id", correction.id().value())
        .param("number", correction.invoice().value())
        .param("kind", correction.kind().name())
        .param("state", correction.state().name())
        .param("code", correction.reason().code())
        .param("words", correction.reason().words())
        .param("amount", correction.amount().amount())
        .param("currency", correction.amount().currency().getCurrencyCode())
        .param("fees", correction.parts().map(parts -> parts.fees().amount()).orElse(null), Types.NUMERIC)
        .param("costs", correction.parts().map(parts -> parts.costs().amount()).orElse(null), Types.NUMERIC)
        .param("tax", correction.parts().map(parts -> parts.tax().amount()).orElse(null), Types.NUMERIC)
        .param("open", correction.openWhenAsked().amount())
        .param("endsDispute", correction.endsDispute())
        .param("levels", correction.levels().stream().map(Role::name).collect(Collectors.joining(",")))
        .param("by", correction.askedBy().value())
        .param("at", correction.askedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  void routed(CorrectionId id, List<Role> levels) {
    jdbc.sql("update invoice_correction set levels = :levels where id = :id")
        .param("levels", levels.stream().map(Role::name).collect(Collectors.joining(",")))
        .param("id", id.value())
        .update();
  }

  void sign(Correction correction, Role level, Actor by, Instant at) {
    jdbc.sql("""
        insert into invoice_correction_signature (correction_id, level_role, signed_by, signed_at)
        values (:id, :level, :by, :at)
        """)
        .param("id", correction.id().value())
        .param("level", level.name())
        .param("by", by.user().value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql("update invoice_correction set signed = signed + 1 where id = :id")
        .param("id", correction.id().value())
        .update();
  }

  Set<UserId> signers(CorrectionId id) {
    return jdbc.sql("select signed_by from invoice_correction_signature where correction_id = :id")
        .param("id", id.value())
        .query((row, index) -> new UserId(row.getString("signed_by")))
        .set();
  }

  void decide(CorrectionId id, State state, Optional<String> refusal, Instant at) {
    jdbc.sql("""
        update invoice_correction
        set state = :state, open_on = null, refusal = :refusal, decided_at = :at
        where id = :id
        """)
        .param("state", state.name())
        .param("refusal", refusal.orElse(null), Types.VARCHAR)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("id", id.value())
        .update();
  }

  void numbered(CorrectionId id, String documentNumber) {
    jdbc.sql("update invoice_correction set document_number = :document where id = :id")
        .param("document", documentNumber)
        .param("id", id.value())
        .update();
  }

  void replacedBy(CorrectionId id, PreBillId preBill) {
    jdbc.sql("update invoice_correction set replaced_by = :preBill where id = :id")
        .param("preBill", preBill.value())
        .param("id", id.value())
        .update();
  }

  /** The next number of a credit note; holds the counter until the transaction ends. */
  String nextCreditNote() {
    jdbc.sql("update invoice_counter set last_number = last_number + 1 where name = 'credit-note'").update();
    return "CN-"
        + jdbc.sql("select last_number from invoice_counter where name = 'credit-note'").query(Long.class).single();
  }

  Optional<Correction> find(CorrectionId id) {
    return jdbc.sql("select * from invoice_correction where id = :id")
        .param("id", id.value())
        .query(JdbcCorrections::correction)
        .optional();
  }

  Optional<Correction> undecided(InvoiceNumber number) {
    return jdbc.sql("select * from invoice_correction where open_on = :number")
        .param("number", number.value())
        .query(JdbcCorrections::correction)
        .optional();
  }

  /** In the order in which they were asked for. */
  List<Correction> of(InvoiceNumber number) {
    return jdbc.sql("select * from invoice_correction where invoice_number = :number order by asked_at, id")
        .param("number", number.value())
        .query(JdbcCorrections::correction)
        .list();
  }

  /** The invoices of the same bill, in the order of their numbers: each payer's part. */
  List<InvoiceNumber> shares(InvoiceNumber number) {
    return jdbc.sql("""
        select number
        from invoice
        where number = :number or pre_bill = (select pre_bill from invoice where number = :number)
        order by number
        """)
        .param("number", number.value())
        .query((row, index) -> new InvoiceNumber(row.getString("number")))
        .list();
  }

  Optional<PreBillId> preBill(InvoiceNumber number) {
    return jdbc.sql("select pre_bill from invoice where number = :number and pre_bill is not null")
        .param("number", number.value())
        .query((row, index) -> new PreBillId(row.getObject("pre_bill", UUID.class)))
        .optional();
  }

  private static Correction correction(ResultSet row, int index) throws SQLException {
    var currency = Currency.getInstance(row.getString("currency"));
    var fees = Optional.ofNullable(row.getBigDecimal("fees"));
    var costs = row.getBigDecimal("costs");
    var tax = row.getBigDecimal("tax");
    return new Correction(
        new CorrectionId(row.getObject("id", UUID.class)),
        new InvoiceNumber(row.getString("invoice_number")),
        Kind.valueOf(row.getString("kind")),
        State.valueOf(row.getString("state")),
        new Reason(row.getString("reason_code"), row.getString("reason")),
        new Money(row.getBigDecimal("amount"), currency),
        fees.map(known -> new InvoiceParts(new Money(known, currency), new Money(costs, currency),
            new Money(tax, currency))),
        new Money(row.getBigDecimal("open_when_asked"), currency),
        row.getBoolean("ends_dispute"),
        Arrays.stream(row.getString("levels").split(",")).filter(name -> !name.isBlank()).map(Role::valueOf).toList(),
        row.getInt("signed"),
        Optional.ofNullable(row.getString("document_number")),
        Optional.ofNullable(row.getObject("replaced_by", UUID.class)).map(PreBillId::new),
        new UserId(row.getString("asked_by")),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getString("refusal")));
  }
}
