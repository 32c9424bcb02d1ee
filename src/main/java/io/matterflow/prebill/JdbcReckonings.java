package io.matterflow.prebill;

import io.matterflow.kernel.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** What stands under the lines of pre-bills: the sums of the adjustments that were made, and the tax as it is now. */
@Repository
class JdbcReckonings {

  private final NamedParameterJdbcTemplate jdbc;
  private final HeldPreBills held;

  JdbcReckonings(NamedParameterJdbcTemplate jdbc, HeldPreBills held) {
    this.jdbc = jdbc;
    this.held = held;
  }

  Map<PreBillId, Reckoning> of(List<PreBill> preBills) {
    var ids = Map.of("preBills", preBills.stream().map(preBill -> preBill.id().value()).toList());
    var adjustments = adjustments(ids);
    var taxes = taxes(ids);
    var found = new HashMap<PreBillId, Reckoning>();
    preBills.forEach(preBill -> found.put(preBill.id(), new Reckoning(
        adjustments.getOrDefault(preBill.id(), Map.of()), taxes.getOrDefault(preBill.id(), List.of()))));
    return found;
  }

  /** Writes the taxes of pre-bills in the place of those that stood there. */
  void replaceTaxes(Collection<PreBill> preBills) {
    jdbc.update("delete from pre_bill_tax where pre_bill_id in (:preBills)",
        Map.of("preBills", preBills.stream().map(preBill -> preBill.id().value()).toList()));
    insertTaxes(preBills);
  }

  void insertTaxes(Collection<PreBill> preBills) {
    preBills.forEach(preBill -> held.forget(preBill.id()));
    var rows = preBills.stream()
        .flatMap(preBill -> preBill.reckoning().taxes().stream().map(tax -> values(preBill.id(), tax)))
        .toArray(SqlParameterSource[]::new);
    if (rows.length > 0) {
      jdbc.batchUpdate("""
          insert into pre_bill_tax (pre_bill_id, jurisdiction, base, percent, taxable, tax)
          values (:preBill, :jurisdiction, :base, :percent, :taxable, :tax)
          """, rows);
    }
  }

  private Map<PreBillId, Map<Adjustment.Kind, Money>> adjustments(Map<String, List<UUID>> ids) {
    var found = new HashMap<PreBillId, Map<Adjustment.Kind, Money>>();
    jdbc.query("""
        select a.pre_bill_id, a.kind, p.currency, sum(a.amount_after - a.amount_before) as amount
          from pre_bill_adjustment a
          join pre_bill p on p.id = a.pre_bill_id
         where a.line_id is null and a.pre_bill_id in (:preBills)
         group by a.pre_bill_id, a.kind, p.currency
        having sum(a.amount_after - a.amount_before) <> 0
        """, ids, columns -> {
      var row = new Row(columns);
      found.computeIfAbsent(new PreBillId(row.uuid("pre_bill_id")), none -> new EnumMap<>(Adjustment.Kind.class))
          .put(Adjustment.Kind.valueOf(row.text("kind")),
              row.money("amount", Currency.getInstance(row.text("currency"))));
    });
    return found;
  }

  private Map<PreBillId, List<TaxCharge>> taxes(Map<String, List<UUID>> ids) {
    var found = new HashMap<PreBillId, List<TaxCharge>>();
    jdbc.query("""
        select t.pre_bill_id, t.jurisdiction, t.base, t.percent, t.taxable, t.tax, p.currency
          from pre_bill_tax t
          join pre_bill p on p.id = t.pre_bill_id
         where t.pre_bill_id in (:preBills)
         order by t.pre_bill_id, t.jurisdiction, t.base desc
        """, ids, columns -> {
      var row = new Row(columns);
      var currency = Currency.getInstance(row.text("currency"));
      found.computeIfAbsent(new PreBillId(row.uuid("pre_bill_id")), none -> new ArrayList<>()).add(new TaxCharge(
          row.text("jurisdiction"), TaxCharge.Base.valueOf(row.text("base")),
          columns.getBigDecimal("percent").stripTrailingZeros(), row.money("taxable", currency),
          row.money("tax", currency)));
    });
    return found;
  }

  private static SqlParameterSource values(PreBillId preBill, TaxCharge tax) {
    return new MapSqlParameterSource()
        .addValue("preBill", preBill.value())
        .addValue("jurisdiction", tax.jurisdiction())
        .addValue("base", tax.base().name())
        .addValue("percent", tax.percent())
        .addValue("taxable", tax.taxable().amount())
        .addValue("tax", tax.tax().amount());
  }
}
