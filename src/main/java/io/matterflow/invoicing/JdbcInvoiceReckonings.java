package io.matterflow.invoicing;

import io.matterflow.kernel.Money;
import io.matterflow.prebill.Adjustment;
import io.matterflow.prebill.Reckoning;
import io.matterflow.prebill.TaxCharge;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** What stands under the lines of an invoice: what was taken off as a whole, and the tax. Written once. */
@Repository
class JdbcInvoiceReckonings {

  private final NamedParameterJdbcTemplate jdbc;

  JdbcInvoiceReckonings(NamedParameterJdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void insert(InvoiceNumber number, Reckoning reckoning) {
    insert("insert into invoice_adjustment (invoice_number, kind, amount) values (:number, :kind, :amount)",
        reckoning.adjustments().entrySet().stream().map(one -> new MapSqlParameterSource("number", number.value())
            .addValue("kind", one.getKey().name())
            .addValue("amount", one.getValue().amount())).toArray(SqlParameterSource[]::new));
    insert("""
        insert into invoice_tax (invoice_number, jurisdiction, base, percent, taxable, tax)
        values (:number, :jurisdiction, :base, :percent, :taxable, :tax)
        """, reckoning.taxes().stream().map(tax -> new MapSqlParameterSource("number", number.value())
            .addValue("jurisdiction", tax.jurisdiction())
            .addValue("base", tax.base().name())
            .addValue("percent", tax.percent())
            .addValue("taxable", tax.taxable().amount())
            .addValue("tax", tax.tax().amount())).toArray(SqlParameterSource[]::new));
  }

  Reckoning of(InvoiceNumber number, Currency currency) {
    return new Reckoning(adjustments(number, currency), taxes(number, currency));
  }

  private void insert(String sql, SqlParameterSource[] rows) {
    if (rows.length > 0) {
      jdbc.batchUpdate(sql, rows);
    }
  }

  private Map<Adjustment.Kind, Money> adjustments(InvoiceNumber number, Currency currency) {
    var found = new EnumMap<Adjustment.Kind, Money>(Adjustment.Kind.class);
    jdbc.query("select kind, amount from invoice_adjustment where invoice_number = :number",
        Map.of("number", number.value()), row -> {
          found.put(Adjustment.Kind.valueOf(row.getString("kind")), new Money(row.getBigDecimal("amount"), currency));
        });
    return found;
  }

  private List<TaxCharge> taxes(InvoiceNumber number, Currency currency) {
    return jdbc.query("""
        select jurisdiction, base, percent, taxable, tax
          from invoice_tax
         where invoice_number = :number
         order by jurisdiction, base desc
        """, Map.of("number", number.value()), (row, index) -> new TaxCharge(
        row.getString("jurisdiction"),
        TaxCharge.Base.valueOf(row.getString("base")),
        row.getBigDecimal("percent").stripTrailingZeros(),
        new Money(row.getBigDecimal("taxable"), currency),
        new Money(row.getBigDecimal("tax"), currency)));
  }
}
