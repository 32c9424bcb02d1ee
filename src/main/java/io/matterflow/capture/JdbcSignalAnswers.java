package io.matterflow.capture;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** What the threads of these messages are called. */
  Set<String> threadsOfMessages(Collection<String> messages) {
    return messages.isEmpty() ? Set.of() : jdbc.sql("""
            select distinct thing from activity_signal where message in (:messages) and thing is not null
            """)
        .param("messages", messages)
        .query(String.class)
        .set();
  }

  /** What the threads of answers to the message are called. */
  Set<String> threadsAnswering(String message) {
    return jdbc.sql("""
            select distinct signal.thing
            from signal_answer answer
            join activity_signal signal on signal.id = answer.signal_id
            where answer.message = :message and signal.thing is not null
            """)
        .param("message", message)
        .query(String.class)
        .set();
  }

  /** What the threads are called of these signals, of these messages, and of what answers them. */
  Set<String> threadsAround(Collection<SignalId> ids, Collection<String> messages) {
    var ofSignals = "select thing from activity_signal where id in (:signals) and thing is not null";
    var query = messages.isEmpty() ? ofSignals : ofSignals + """

        union select thing from activity_signal where message in (:messages) and thing is not null
        union select signal.thing
          from signal_answer answer
          join activity_signal signal on signal.id = answer.signal_id
          where answer.message in (:messages) and signal.thing is not null
        """;
    return jdbc.sql(query)
        .param("signals", ids.stream().map(SignalId::value).toList())
        .param("messages", messages)
        .query(String.class)
        .set();
  }

  /** Which of these messages have answers here. */
  Set<String> answeredOf(Collection<String> messages) {
    return messages.isEmpty()
        ? Set.of()
        : jdbc.sql("select distinct message from signal_answer where message in (:messages)")
        .param("messages", messages)
        .query(String.class)
        .set();
  }

  /** What the thread of each of these is called, where it has one. */
  Map<SignalId, String> threadsOf(Collection<SignalId> signals) {
    var names = new HashMap<SignalId, String>();
    jdbc.sql("select id, thing from activity_signal where id in (:signals) and thing is not null")
        .param("signals", signals.stream().map(SignalId::value).toList())
        .query(row -> {
          names.put(new SignalId(row.getObject("id", UUID.class)), row.getString("thing"));
        });
    return names;
  }

  /** Threads that turn out to be one have one name. */
  void unite(Collection<String> threads, String name) {
    jdbc.sql("update activity_signal set thing = :name where thing in (:threads) and thing <> :name")
        .param("name", name)
        .param("threads", threads)
        .update();
  }

  void forget(SignalId signal) {
    jdbc.sql("delete from signal_answer where signal_id = :signal").param("signal", signal.value()).update();
  }
}
