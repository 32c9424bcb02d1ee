package io.matterflow.invoicing;

import io.matterflow.engine.JdbcSubjectWorth;
import java.util.Collection;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** An invoice is worth what it asks for. */
@Repository
class JdbcInvoiceWorth extends JdbcSubjectWorth {

  private static final Map<String, String> WORTH = Map.of(
      "invoice", """
          select number as id, matter_id, total as amount, currency, null as called
          from invoice
          where number in (:ids)
          """);

  JdbcInvoiceWorth(JdbcClient jdbc) {
    super(jdbc, WORTH);
  }

  /** An invoice is known by its number. */
  @Override
  protected Collection<?> keys(Collection<String> ids) {
    return ids;
  }
}
