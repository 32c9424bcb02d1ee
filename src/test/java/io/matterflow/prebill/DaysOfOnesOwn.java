package io.matterflow.prebill;

import io.matterflow.Samples;
import io.matterflow.capture.PersonDay;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Many tests share the people of the sample firm and a day, which together would soon be too long for any guideline. So
 * their other hours do not count; those of newcomers do.
 */
@Component
@Primary
class DaysOfOnesOwn implements OtherHours {

  private final HoursElsewhere all;
  private final Set<String> shared;

  DaysOfOnesOwn(HoursElsewhere all) {
    this.all = all;
    this.shared = Set.copyOf(Samples.firm().at("/firm/timekeepers").findValuesAsText("id"));
  }

  @Override
  public Map<PersonDay, BigDecimal> beside(PreBillId preBill, Collection<PersonDay> days) {
    return all.beside(preBill,
        days.stream().filter(day -> !shared.contains(day.timekeeper().value())).collect(Collectors.toSet()));
  }
}
