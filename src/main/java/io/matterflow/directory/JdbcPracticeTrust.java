package io.matterflow.directory;

import io.matterflow.kernel.MatterId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPracticeTrust implements PracticeTrust {

  private final JdbcClient jdbc;

  JdbcPracticeTrust(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Told> of(MatterId matter, Currency currency) {
    return jdbc.sql("select document, loaded_at from directory_matter where id = :matter")
        .param("matter", matter.value())
        .query((row, number) -> told(
            ReferenceData.item(row.getString("document")), currency, row.getObject("loaded_at", OffsetDateTime.class).toInstant()))
        .optional()
        .flatMap(told -> told);
  }

  private static Optional<Told> told(Item matter, Currency currency, Instant at) {
    return matter.item("trust").flatMap(trust -> trust.optionalAmount("openingBalance", currency)
        .map(amount -> new Told(trust.optionalText("account").orElse(""), amount, at)));
  }
}
