package io.matterflow.prebill;

import static io.matterflow.prebill.Row.utc;

import io.matterflow.kernel.MatterId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Closed matters of which something may be left over. */
@Repository
class JdbcClosedMatters {

  private final JdbcClient jdbc;

  JdbcClosedMatters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(MatterId matter, Instant at) {
    jdbc.sql("""
        insert into closed_matter (matter_id, closed_at)
        select :matter, :at where not exists (select 1 from closed_matter where matter_id = :matter)
        """)
        .param("matter", matter.value())
        .param("at", utc(at))
        .update();
  }

  void delete(Collection<MatterId> matters) {
    if (!matters.isEmpty()) {
      jdbc.sql("delete from closed_matter where matter_id in (:matters)")
          .param("matters", matters.stream().map(MatterId::value).toList())
          .update();
    }
  }

  /** With the moment of which it is known that each was closed, oldest first. */
  Map<MatterId, Instant> all() {
    var closed = new LinkedHashMap<MatterId, Instant>();
    jdbc.sql("select matter_id, closed_at from closed_matter order by closed_at, matter_id").query(columns -> {
      var row = new Row(columns);
      closed.put(new MatterId(row.text("matter_id")), row.instant("closed_at"));
    });
    return closed;
  }
}
