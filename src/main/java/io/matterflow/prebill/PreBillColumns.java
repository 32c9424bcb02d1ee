package io.matterflow.prebill;

import static io.matterflow.prebill.Row.utc;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import io.matterflow.prebill.PreBill.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** A pre-bill as its row has it, without its lines. */
final class PreBillColumns {

  static final String SELECT = """
      select id, number, matter_id, client_id, period_end, currency, state, owner_role, owner_person, since, version,
             returned, reminders, rungs, due_at, asked, reviewer_role, approval_levels, levels_signed,
             signed_version, content_hash, signed_by, signed_at, invoice_number
        from pre_bill
      """;

  private PreBillColumns() {}

  static SqlParameterSource values(PreBill preBill) {
    var standing = preBill.standing();
    var round = preBill.round();
    var signature = preBill.signature();
    return new MapSqlParameterSource()
        .addValue("id", preBill.id().value())
        .addValue("number", preBill.number())
        .addValue("matter", preBill.matter().value())
        .addValue("client", preBill.client().value())
        .addValue("periodEnd", preBill.periodEnd())
        .addValue("currency", preBill.currency().getCurrencyCode())
        .addValue("state", standing.state().name())
        .addValue("ownerRole", standing.owner().role().name())
        .addValue("ownerPerson", standing.owner().person().map(TimekeeperId::value).orElse(null))
        .addValue("since", utc(standing.since()))
        .addValue("version", preBill.version())
        .addValue("returned", round.returned())
        .addValue("reminders", round.reminders())
        .addValue("dueAt", round.dueAt().map(Row::utc).orElse(null))
        .addValue("rungs", round.rungs())
        .addValue("asked", Lists.holders(round.asked()))
        .addValue("reviewer", round.reviewer().map(Role::name).orElse(null))
        .addValue("levels", Lists.roles(round.levels()))
        .addValue("levelsSigned", round.signed())
        .addValue("total", preBill.totals().total().amount())
        .addValue("signedVersion", signature.map(Signature::version).orElse(null))
        .addValue("contentHash", signature.map(Signature::contentHash).orElse(null))
        .addValue("signedBy", signature.map(signed -> signed.by().value()).orElse(null))
        .addValue("signedAt", signature.map(signed -> utc(signed.at())).orElse(null))
        .addValue("invoiceNumber", preBill.invoiceNumber().orElse(null));
  }

  static PreBill header(ResultSet columns, int number) throws SQLException {
    var row = new Row(columns);
    return new PreBill(
        new PreBillId(row.uuid("id")),
        row.text("number"),
        new MatterId(row.text("matter_id")),
        new ClientId(row.text("client_id")),
        row.date("period_end"),
        Currency.getInstance(row.text("currency")),
        new Standing(PreBillState.valueOf(row.text("state")), row.holder("owner_role", "owner_person"),
            row.instant("since")),
        new Round(columns.getInt("returned"), columns.getInt("reminders"), columns.getInt("rungs"),
            row.someInstant("due_at"),
            Lists.holders(row.someText("asked")), row.someText("reviewer_role").map(Role::valueOf),
            Lists.roles(row.someText("approval_levels")), columns.getInt("levels_signed")),
        columns.getInt("version"),
        signature(row),
        row.someText("invoice_number"),
        List.of(),
        Reckoning.NOTHING);
  }

  private static Optional<Signature> signature(Row row) throws SQLException {
    var signedBy = row.someText("signed_by");
    return signedBy.isEmpty()
        ? Optional.empty()
        : Optional.of(new Signature(row.columns().getInt("signed_version"), row.text("content_hash"),
            new UserId(signedBy.get()), row.instant("signed_at")));
  }
}
