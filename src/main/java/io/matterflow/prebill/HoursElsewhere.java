package io.matterflow.prebill;

import io.matterflow.capture.PersonDay;
import io.matterflow.capture.UnbilledHours;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class HoursElsewhere implements OtherHours {

  private final UnbilledHours unbilled;
  private final JdbcBilledElsewhere billed;

  HoursElsewhere(UnbilledHours unbilled, JdbcBilledElsewhere billed) {
    this.unbilled = unbilled;
    this.billed = billed;
  }

  @Override
  public Map<PersonDay, BigDecimal> beside(PreBillId preBill, Collection<PersonDay> days) {
    var hours = new HashMap<>(unbilled.of(days));
    billed.hours(preBill, days).forEach((day, more) -> hours.merge(day, more, BigDecimal::add));
    return hours;
  }
}
