package io.matterflow.invoicing;

import io.matterflow.invoicing.Reduction.Kind;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The parts of each credit, void, write-off and reinstatement, beside its movement; append-only. */
@Repository
class JdbcReductions {

  private final JdbcClient jdbc;

  JdbcReductions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void append(Reduction reduction) {
    jdbc.sql("""
        insert into invoice_reduction (reference, invoice_number, kind, fees, costs, tax, currency, reduced_at, reduced_by)
        values (:reference, :number, :kind, :fees, :costs, :tax, :currency, :at, :by)
        """)
        .param("reference", reduction.reference())
        .param("number", reduction.number().value())
        .param("kind", reduction.kind().name())
        .param("fees", reduction.parts().fees().amount())
        .param("costs", reduction.parts().costs().amount())
        .param("tax", reduction.parts().tax().amount())
        .param("currency", reduction.parts().fees().currency().getCurrencyCode())
        .param("at", reduction.at().atOffset(ZoneOffset.UTC))
        .param("by", reduction.by().value())
        .update();
  }

  /** In the order in which they were made. */
  List<Reduction> of(InvoiceNumber number) {
    return jdbc.sql("""
        select *
        from invoice_reduction
        where invoice_number = :number
        order by position
        """).param("number", number.value()).query(JdbcReductions::reduction).list();
  }

  private static Reduction reduction(ResultSet row, int index) throws SQLException {
    var currency = Currency.getInstance(row.getString("currency"));
    return new Reduction(
        new InvoiceNumber(row.getString("invoice_number")),
        Kind.valueOf(row.getString("kind")),
        row.getString("reference"),
        new InvoiceParts(
            new Money(row.getBigDecimal("fees"), currency),
            new Money(row.getBigDecimal("costs"), currency),
            new Money(row.getBigDecimal("tax"), currency)),
        row.getObject("reduced_at", OffsetDateTime.class).toInstant(),
        new UserId(row.getString("reduced_by")));
  }
}
