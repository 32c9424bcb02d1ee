package io.matterflow.capture;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The raw time that is kept beside the hours of an entry. */
@Repository
class JdbcRawTimes implements RawTimes {

  private final JdbcClient jdbc;

  JdbcRawTimes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<TimeEntryId, Integer> of(Collection<TimeEntryId> entries) {
    var raw = new HashMap<TimeEntryId, Integer>();
    if (!entries.isEmpty()) {
      jdbc.sql("select id, raw_seconds from time_entry where id in (:entries) and raw_seconds is not null")
          .param("entries", entries.stream().map(TimeEntryId::value).toList())
          .query(row -> {
            raw.put(new TimeEntryId(row.getObject("id", UUID.class)),
                TimePrompt.minutes(Duration.ofSeconds(row.getLong("raw_seconds"))));
          });
    }
    return raw;
  }
}
