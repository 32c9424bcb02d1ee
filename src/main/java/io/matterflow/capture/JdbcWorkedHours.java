package io.matterflow.capture;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcWorkedHours implements WorkedHours {

  private final JdbcClient jdbc;

  JdbcWorkedHours(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<TimekeeperId, BigDecimal> of(MatterId matter, LocalDate from, LocalDate to) {
    var hours = new TreeMap<TimekeeperId, BigDecimal>();
    jdbc.sql("""
            select timekeeper_id, sum(hours) as hours
            from time_entry
            where matter_id = :matter and work_date between :from and :to and set_aside is null
            group by timekeeper_id
            """)
        .param("matter", matter.value())
        .param("from", from)
        .param("to", to)
        .query(row -> {
          hours.put(new TimekeeperId(row.getString("timekeeper_id")), row.getBigDecimal("hours"));
        });
    return hours;
  }

  @Override
  public Map<MatterId, Map<TimekeeperId, BigDecimal>> of(Collection<MatterId> matters, LocalDate from, LocalDate to) {
    var hours = new HashMap<MatterId, Map<TimekeeperId, BigDecimal>>();
    if (!matters.isEmpty()) {
      jdbc.sql("""
              select matter_id, timekeeper_id, sum(hours) as hours
              from time_entry
              where matter_id in (:matters) and work_date between :from and :to and set_aside is null
              group by matter_id, timekeeper_id
              """)
          .param("matters", matters.stream().map(MatterId::value).toList())
          .param("from", from)
          .param("to", to)
          .query(row -> {
            hours.computeIfAbsent(new MatterId(row.getString("matter_id")), id -> new TreeMap<>())
                .put(new TimekeeperId(row.getString("timekeeper_id")), row.getBigDecimal("hours"));
          });
    }
    return hours;
  }

  @Override
  public Set<MatterId> mattersWorkedOnSince(LocalDate from) {
    return Set.copyOf(
        jdbc.sql("select distinct matter_id from time_entry where work_date >= :from and set_aside is null")
        .param("from", from)
        .query((row, number) -> new MatterId(row.getString("matter_id")))
        .list());
  }
}
