package io.matterflow.invoicing;

import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the addresses that stand on invoices. */
@Repository
class JdbcInvoiceAddresses {

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;

  JdbcInvoiceAddresses(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  void insert(InvoiceNumber number, InvoiceAddresses addresses) {
    insert(number, Party.FIRM, addresses.firm());
    insert(number, Party.CLIENT, addresses.client());
  }

  InvoiceAddresses of(InvoiceNumber number) {
    var rows = jdbc.sql("""
        select party, words
        from invoice_address
        where invoice_number = :number
        order by party, row_position
        """)
        .param("number", number.value())
        .query((row, index) -> new Row(Party.valueOf(row.getString("party")), row.getString("words")))
        .list();
    return new InvoiceAddresses(of(Party.FIRM, rows), of(Party.CLIENT, rows));
  }

  private void insert(InvoiceNumber number, Party party, List<String> rows) {
    if (rows.isEmpty()) {
      return;
    }
    batches.batchUpdate("""
        insert into invoice_address (invoice_number, party, row_position, words)
        values (:number, :party, :position, :words)
        """, IntStream.range(0, rows.size())
        .mapToObj(index -> new MapSqlParameterSource()
            .addValue("number", number.value())
            .addValue("party", party.name())
            .addValue("position", index + 1)
            .addValue("words", rows.get(index)))
        .toArray(SqlParameterSource[]::new));
  }

  private static List<String> of(Party party, List<Row> rows) {
    return rows.stream().filter(row -> row.party() == party).map(Row::words).toList();
  }

  private enum Party {
    FIRM,
    CLIENT
  }

  private record Row(Party party, String words) {}
}
