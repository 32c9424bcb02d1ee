package io.matterflow.capture;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which messages a message answers, in the table {@code signal_answer}. */
@Repository
class JdbcSignalAnswers {

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations batches;

  JdbcSignalAnswers(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  void insert(Map<SignalId, List<String>> answered) {
    var rows = answered.entrySet().stream()
        .flatMap(signal -> signal.getValue().stream().distinct()
            .map(message -> new MapSqlParameterSource("signal", signal.getKey().value()).addValue("message", message)))
        .toArray(MapSqlParameterSource[]::new);
    if (rows.length > 0) {
      batches.batchUpdate("insert into signal_answer (signal_id, message) values (:signal, :message)", rows);
    }
  }

  /** Answers to the message that are asked about, or that found no matter. */
  List<SignalId> undecidedTo(String message) {
    return jdbc.sql("""
            select signal.id
            from signal_answer answer
            join activity_signal signal on signal.id = answer.signal_id
            where answer.message = :message and signal.state in ('ASKED', 'IGNORED')
            order by signal.happened_at, signal.id
            """)
        .param("message", message)
        .query((row, number) -> new SignalId(row.getObject("id", UUID.class)))
        .list();
  }

  void forget(SignalId signal) {
    jdbc.sql("delete from signal_answer where signal_id = :signal").param("signal", signal.value()).update();
  }
}
