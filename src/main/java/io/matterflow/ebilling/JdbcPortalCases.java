package io.matterflow.ebilling;

import io.matterflow.ebilling.PortalCase.Stage;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps where each invoice stands on its way into a portal. Whoever changes it holds the invoice's row. */
@Repository
class JdbcPortalCases {

  private final JdbcClient jdbc;

  JdbcPortalCases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(PortalCase portalCase) {
    jdbc.sql("""
        insert into portal_case (invoice_number, portal, stage, attempts, since, conceded)
        values (:number, :portal, :stage, :attempts, :since, :conceded)
        """)
        .param("number", portalCase.number().value())
        .param("portal", portalCase.portal())
        .param("stage", portalCase.stage().name())
        .param("attempts", portalCase.attempts())
        .param("since", portalCase.since().atOffset(ZoneOffset.UTC))
        .param("conceded", portalCase.conceded().amount())
        .update();
  }

  void update(PortalCase portalCase) {
    jdbc.sql("""
        update portal_case
        set stage = :stage, attempts = :attempts, since = :since, approved_amount = :approved, conceded = :conceded,
          answer_by = :answerBy
        where invoice_number = :number
        """)
        .param("stage", portalCase.stage().name())
        .param("attempts", portalCase.attempts())
        .param("since", portalCase.since().atOffset(ZoneOffset.UTC))
        .param("approved", portalCase.approved().map(Money::amount).orElse(null), Types.NUMERIC)
        .param("conceded", portalCase.conceded().amount())
        .param("answerBy", portalCase.answerBy().orElse(null), Types.DATE)
        .param("number", portalCase.number().value())
        .update();
  }

  Optional<PortalCase> find(InvoiceNumber number) {
    return jdbc.sql("""
        select portal_case.*, invoice.currency
        from portal_case
        join invoice on invoice.number = portal_case.invoice_number
        where invoice_number = :number
        """).param("number", number.value()).query(JdbcPortalCases::portalCase).optional();
  }

  List<PortalCase> at(Collection<Stage> stages) {
    return jdbc.sql("""
        select portal_case.*, invoice.currency
        from portal_case
        join invoice on invoice.number = portal_case.invoice_number
        where stage in (:stages)
        order by since, invoice_number
        """).param("stages", stages.stream().map(Stage::name).toList()).query(JdbcPortalCases::portalCase).list();
  }

  private static PortalCase portalCase(ResultSet row, int index) throws SQLException {
    var currency = java.util.Currency.getInstance(row.getString("currency"));
    return new PortalCase(
        new InvoiceNumber(row.getString("invoice_number")),
        row.getString("portal"),
        Stage.valueOf(row.getString("stage")),
        row.getInt("attempts"),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getBigDecimal("approved_amount"))
            .map((BigDecimal amount) -> new Money(amount, currency)),
        new Money(row.getBigDecimal("conceded"), currency),
        Optional.ofNullable(row.getObject("answer_by", LocalDate.class)));
  }
}
