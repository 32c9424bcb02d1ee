package io.matterflow.capture;

import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcUnbilledHours implements UnbilledHours {

  private final JdbcClient jdbc;

  JdbcUnbilledHours(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<PersonDay, BigDecimal> of(Collection<PersonDay> days) {
    var hours = new HashMap<PersonDay, BigDecimal>();
    if (!days.isEmpty()) {
      jdbc.sql("""
              select timekeeper_id, work_date, sum(hours) as hours
              from time_entry
              where billable = true and pre_bill is null and (timekeeper_id, work_date) in (:days)
              group by timekeeper_id, work_date
              """)
          .param("days", days.stream().map(day -> new Object[] {day.timekeeper().value(), day.day()}).toList())
          .query(row -> {
            hours.put(
                new PersonDay(new TimekeeperId(row.getString("timekeeper_id")),
                    row.getObject("work_date", LocalDate.class)),
                row.getBigDecimal("hours"));
          });
    }
    return hours;
  }
}
