package io.matterflow.prebill;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.directory.PracticeTrust;
import io.matterflow.directory.PracticeTrust.Retainer;
import io.matterflow.kernel.MatterId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How the retainers of matters stand against their floors, as the practice system told them last. */
@Component
class Retainers {

  private final PracticeTrust trust;
  private final JdbcPreBills preBills;
  private final EarlierBills bills;
  private final Directory directory;
  private final Clock clock;

  Retainers(PracticeTrust trust, JdbcPreBills preBills, EarlierBills bills, Directory directory, Clock clock) {
    this.trust = trust;
    this.preBills = preBills;
    this.bills = bills;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * A floor of zero is none. The age is in days of the firm's calendar; a bill is under way while a pre-bill is no
   * invoice yet, or something is open on an invoice.
   */
  record Standing(BigDecimal floor, boolean billUnderWay, boolean known, int age, BigDecimal balance) {

    static final Standing NONE = new Standing(BigDecimal.ZERO, false, false, 0, BigDecimal.ZERO);
  }

  /** Of the matters that have a floor; asked once for all of them. */
  Map<MatterId, Standing> of(Collection<Matter> matters) {
    var floored = trust.retainers(matters.stream().filter(Matter::trustFunded).map(Matter::id).toList())
        .entrySet().stream()
        .filter(retainer -> retainer.getValue().floor().isPresent())
        .collect(Collectors.toMap(Entry::getKey, Entry::getValue));
    var underWay = new HashSet<>(preBills.underWay(floored.keySet()));
    underWay.addAll(bills.unpaid(floored.keySet()));
    var today = day(clock.instant());
    return floored.entrySet().stream().collect(Collectors.toMap(
        Entry::getKey, retainer -> standing(retainer.getValue(), underWay.contains(retainer.getKey()), today)));
  }

  private Standing standing(Retainer retainer, boolean underWay, LocalDate today) {
    return new Standing(
        retainer.floor().orElse(BigDecimal.ZERO),
        underWay,
        retainer.balance().isPresent(),
        (int) Math.max(0, ChronoUnit.DAYS.between(day(retainer.at()), today)),
        retainer.balance().orElse(BigDecimal.ZERO));
  }

  private LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, directory.firm().zone());
  }
}
