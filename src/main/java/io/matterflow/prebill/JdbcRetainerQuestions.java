package io.matterflow.prebill;

import static io.matterflow.prebill.Row.utc;

import io.matterflow.kernel.MatterId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the nightly look could not say of retainers, one row a matter. */
@Repository
class JdbcRetainerQuestions {

  private final JdbcClient jdbc;

  JdbcRetainerQuestions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Question(MatterId matter, String reason, Instant since) {}

  List<Question> all() {
    return jdbc.sql("select matter_id, reason, since from retainer_question order by since, matter_id")
        .query((columns, number) -> {
          var row = new Row(columns);
          return new Question(new MatterId(row.text("matter_id")), row.text("reason"), row.instant("since"));
        })
        .list();
  }

  void insert(Question question) {
    jdbc.sql("insert into retainer_question (matter_id, reason, since) values (:matter, :reason, :since)")
        .param("matter", question.matter().value())
        .param("reason", question.reason())
        .param("since", utc(question.since()))
        .update();
  }

  void delete(Collection<MatterId> matters) {
    if (!matters.isEmpty()) {
      jdbc.sql("delete from retainer_question where matter_id in (:matters)")
          .param("matters", matters.stream().map(MatterId::value).toList())
          .update();
    }
  }
}
