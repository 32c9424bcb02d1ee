package io.matterflow.prebill;

import static io.matterflow.prebill.Row.utc;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** Fees that were earned, and the pre-bill that has claimed each. The table refuses a second fee for one occasion. */
@Repository
class JdbcFixedFees {

  private final NamedParameterJdbcTemplate jdbc;

  JdbcFixedFees(NamedParameterJdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Collection<FixedFee> fees, UserId by, Instant at) {
    jdbc.batchUpdate("""
        insert into fixed_fee (id, matter_id, kind, occasion, label, amount, currency, earned_on, recorded_by, recorded_at, billed)
        values (:id, :matter, :kind, :occasion, :label, :amount, :currency, :date, :by, :at, false)
        """, fees.stream()
        .map(fee -> new MapSqlParameterSource("id", fee.id().value())
            .addValue("matter", fee.matter().value())
            .addValue("kind", fee.kind().name())
            .addValue("occasion", fee.occasion())
            .addValue("label", fee.label())
            .addValue("amount", fee.amount().amount())
            .addValue("currency", fee.amount().currency().getCurrencyCode())
            .addValue("date", fee.date())
            .addValue("by", by.value())
            .addValue("at", utc(at)))
        .toArray(SqlParameterSource[]::new));
  }

  Optional<FixedFee> find(MatterId matter, FixedFee.Kind kind, String occasion) {
    return jdbc.query("""
        select id, matter_id, kind, occasion, label, amount, currency, earned_on
          from fixed_fee
         where matter_id = :matter and kind = :kind and occasion = :occasion
        """, Map.of("matter", matter.value(), "kind", kind.name(), "occasion", occasion), JdbcFixedFees::fee)
        .stream().findFirst();
  }

  /** The last day that a fee of the kind was earned, of those matters that have one. */
  Map<MatterId, LocalDate> latest(FixedFee.Kind kind, Collection<MatterId> matters) {
    var latest = new HashMap<MatterId, LocalDate>();
    jdbc.query("""
        select matter_id, max(earned_on) as earned_on
          from fixed_fee
         where kind = :kind and matter_id in (:matters)
         group by matter_id
        """, Map.of("kind", kind.name(), "matters", ids(matters)), columns -> {
      latest.put(new MatterId(columns.getString("matter_id")), columns.getObject("earned_on", LocalDate.class));
    });
    return latest;
  }

  Map<MatterId, LocalDate> latest(FixedFee.Kind kind) {
    var latest = new HashMap<MatterId, LocalDate>();
    jdbc.query("select matter_id, max(earned_on) as earned_on from fixed_fee where kind = :kind group by matter_id",
        Map.of("kind", kind.name()), columns -> {
          latest.put(new MatterId(columns.getString("matter_id")), columns.getObject("earned_on", LocalDate.class));
        });
    return latest;
  }

  /** Locks the fees that no pre-bill has. */
  List<FixedFee> lockUnclaimed(Collection<MatterId> matters, LocalDate upTo) {
    return jdbc.query("""
        select id, matter_id, kind, occasion, label, amount, currency, earned_on
          from fixed_fee
         where matter_id in (:matters) and pre_bill is null and earned_on <= :upTo
         order by matter_id, earned_on, label
           for update
        """, Map.of("matters", ids(matters), "upTo", upTo), JdbcFixedFees::fee);
  }

  /** Matters with a fee that no pre-bill has. */
  List<MatterId> mattersWithUnclaimed(LocalDate upTo) {
    return jdbc.query("""
        select distinct matter_id from fixed_fee where pre_bill is null and earned_on <= :upTo order by matter_id
        """, Map.of("upTo", upTo), (columns, number) -> new MatterId(columns.getString("matter_id")));
  }

  void claim(Map<FixedFeeId, PreBillId> claims) {
    jdbc.batchUpdate("update fixed_fee set pre_bill = :preBill where id = :id", claims.entrySet().stream()
        .map(claim -> new MapSqlParameterSource("id", claim.getKey().value()).addValue("preBill",
            claim.getValue().value()))
        .toArray(SqlParameterSource[]::new));
  }

  void release(PreBillId preBill) {
    jdbc.update("update fixed_fee set pre_bill = null where pre_bill = :preBill and billed = false",
        Map.of("preBill", preBill.value()));
  }

  void billed(PreBillId preBill) {
    jdbc.update("update fixed_fee set billed = true where pre_bill = :preBill", Map.of("preBill", preBill.value()));
  }

  void unbilled(PreBillId preBill) {
    jdbc.update("update fixed_fee set pre_bill = null, billed = false where pre_bill = :preBill",
        Map.of("preBill", preBill.value()));
  }

  private static List<String> ids(Collection<MatterId> matters) {
    return matters.stream().map(MatterId::value).toList();
  }

  private static FixedFee fee(ResultSet columns, int number) throws SQLException {
    var row = new Row(columns);
    return new FixedFee(
        new FixedFeeId(row.uuid("id")),
        new MatterId(row.text("matter_id")),
        FixedFee.Kind.valueOf(row.text("kind")),
        row.text("occasion"),
        row.text("label"),
        row.money("amount", Currency.getInstance(row.text("currency"))),
        row.date("earned_on"));
  }
}
