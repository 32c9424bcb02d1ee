package io.matterflow.prebill;

import io.matterflow.capture.TimeEntries;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the approved work of a matter would come to that no bill has yet; nothing where hours stand on no bill. */
@Component
public class UnbilledWork {

  private final TimeEntries time;
  private final FeeArrangements arrangements;

  UnbilledWork(TimeEntries time, FeeArrangements arrangements) {
    this.time = time;
    this.arrangements = arrangements;
  }

  @Transactional(readOnly = true)
  public Money of(Matter matter, Currency currency, LocalDate upTo) {
    return arrangements.of(matter).lines().billHours()
        ? Money.rounded(Optional.ofNullable(time.unbilledAmounts(upTo).get(matter.id())).orElse(BigDecimal.ZERO),
            currency)
        : Money.zero(currency);
  }
}
