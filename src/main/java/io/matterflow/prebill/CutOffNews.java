package io.matterflow.prebill;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.notices.NoticeKind;
import io.matterflow.notices.NoticeSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells people until when their time counts for the bills of a period, and on how many of their matters. */
@Component
class CutOffNews implements NoticeSource {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.US);

  private final Directory directory;
  private final Decisions decisions;

  CutOffNews(Directory directory, Decisions decisions) {
    this.directory = directory;
    this.decisions = decisions;
  }

  @Override
  public boolean knows(NoticeKind kind) {
    return kind == NoticeKind.CUT_OFF;
  }

  @Override
  public Optional<Map<String, String>> tell(NoticeKind kind, TimekeeperId person, String occasion) {
    var cutOff = CutOff.of(occasion);
    var theirs = directory.matters().stream()
        .filter(matter -> isBilledAt(cutOff, matter) && worksOn(matter, person))
        .count();
    return Optional.of(theirs).filter(count -> count > 0).map(count -> Map.of(
        "periodEnd", DAY.format(cutOff.periodEnd()),
        "runsOn", DAY.format(runsOn(cutOff)),
        "matters", count == 1 ? "1 matter" : count + " matters"));
  }

  private LocalDate runsOn(CutOff cutOff) {
    return decisions.look(BillingCalendar.TABLE, new BillingCalendar.Facts(cutOff.cycle())).stream().findFirst()
        .map(decided -> cutOff.periodEnd().plusDays(decided.result().startsAfterDays()))
        .orElse(cutOff.periodEnd());
  }

  private static boolean isBilledAt(CutOff cutOff, Matter matter) {
    return matter.isOpen()
        && BillingTrigger.isOwnCycle(matter, cutOff.cycle())
        && BillingPeriods.endOn(cutOff.periodEnd(), cutOff.cycle(), matter.terms());
  }

  private static boolean worksOn(Matter matter, TimekeeperId person) {
    return matter.team().contains(person) || matter.responsibleAttorney().equals(person);
  }
}
