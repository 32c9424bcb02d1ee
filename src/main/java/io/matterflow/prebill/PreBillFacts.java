package io.matterflow.prebill;

import static java.util.stream.Collectors.groupingBy;

import io.matterflow.capture.Expenses;
import io.matterflow.capture.PersonDay;
import io.matterflow.capture.TimeEntryId;
import io.matterflow.capture.TimesApart;
import io.matterflow.directory.Client;
import io.matterflow.directory.CodeSets;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.directory.Timekeeper;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.Charge.Cost;
import io.matterflow.prebill.TimeTogether.Elsewhere;
import io.matterflow.prebill.TimeTogether.Phase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Gathers the facts of a pre-bill and all its lines with a few questions to the database, however many lines there are.
 */
@Component
class PreBillFacts {

  private final GuidelineProfiles profiles;
  private final GuidelineWords words;
  private final CodeSets codes;
  private final Directory directory;
  private final OtherHours others;
  private final JdbcBilledElsewhere billed;
  private final TimesApart apart;
  private final Expenses expenses;
  private final BillFactFinder bills;

  PreBillFacts(
      GuidelineProfiles profiles,
      GuidelineWords words,
      CodeSets codes,
      Directory directory,
      OtherHours others,
      JdbcBilledElsewhere billed,
      TimesApart apart,
      Expenses expenses,
      BillFactFinder bills) {
    this.profiles = profiles;
    this.words = words;
    this.codes = codes;
    this.directory = directory;
    this.others = others;
    this.billed = billed;
    this.apart = apart;
    this.expenses = expenses;
    this.bills = bills;
  }

  /**
   * All that rules judge on a pre-bill, its lines in their order and then the whole, under the profile that holds for
   * it.
   */
  record Sheet(Matter matter, GuidelineProfile profile, List<UnderCheck> all) {}

  GuidelineProfile profile(PreBill preBill) {
    return profiles.of(
        directory.required(preBill.client()), directory.required(preBill.matter()), preBill.periodEnd());
  }

  /** Gathered to look once more: the profile's decision is not kept. */
  Sheet gathered(PreBill preBill, Predicate<UnderCheck> heldForItsCodes) {
    var client = directory.required(preBill.client());
    var matter = directory.required(preBill.matter());
    return sheet(preBill, client, matter, profiles.of(client, matter, preBill.periodEnd()), heldForItsCodes);
  }

  /** Gathered to judge: the profile's decision is kept with the pre-bill. */
  Sheet gatheredToJudge(PreBill preBill, Predicate<UnderCheck> heldForItsCodes) {
    var client = directory.required(preBill.client());
    var matter = directory.required(preBill.matter());
    return sheet(preBill, client, matter,
        profiles.decided(client, matter, preBill.periodEnd(), Subject.of("pre-bill", preBill.id())), heldForItsCodes);
  }

  private Sheet sheet(
      PreBill preBill, Client client, Matter matter, GuidelineProfile profile, Predicate<UnderCheck> heldForItsCodes) {
    var lines = preBill.billedTime();
    var times = lines.stream().flatMap(line -> CheckedTime.of(preBill, line).stream()).toList();
    var together = new TimeTogether(times, elsewhere(preBill, matter, times), codes);
    var finder = new FactFinder(client, matter, profile, words.of(client.id()), codes, preBill.periodEnd());
    var people = new HashMap<TimekeeperId, Optional<Timekeeper>>();
    var checked = new ArrayList<UnderCheck>();
    for (int index = 0; index < lines.size(); index++) {
      var time = times.get(index);
      var person = people.computeIfAbsent(time.timekeeper(), directory::timekeeper);
      checked.add(new LineUnderCheck(lines.get(index), finder.facts(time, together, person)));
    }
    checked.addAll(costs(preBill, profile));
    var ofLines = List.copyOf(checked);
    checked.add(bills.checked(preBill, matter, profile,
        line -> ofLines.stream().filter(one -> one.line().filter(line::equals).isPresent()).anyMatch(heldForItsCodes)));
    return new Sheet(matter, profile, List.copyOf(checked));
  }

  private List<ExpenseUnderCheck> costs(PreBill preBill, GuidelineProfile profile) {
    var costs = preBill.billed().stream().filter(line -> line.cost().isPresent()).toList();
    var evidence = expenses.evidence(costs.stream().flatMap(line -> line.cost().stream()).map(Cost::expense).toList());
    return new ExpenseFactFinder(profile, evidence, preBill.periodEnd()).checked(costs);
  }

  private Elsewhere elsewhere(PreBill preBill, Matter matter, List<CheckedTime> times) {
    var days = new LinkedHashSet<PersonDay>();
    times.forEach(time -> days.add(time.personDay()));
    var earlier = billed.earlier(preBill, days);
    return new Elsewhere(others.beside(preBill.id(), days),
        matter.phaseBudgets().isEmpty() ? Map.of() : phases(preBill),
        earlier, apart.among(severalOfADay(Stream.concat(earlier.stream(), times.stream()).toList())));
  }

  /** The entries of days on which a person has more than one. */
  private static List<TimeEntryId> severalOfADay(List<CheckedTime> times) {
    return times.stream().collect(groupingBy(CheckedTime::personDay)).values().stream()
        .filter(ofTheDay -> ofTheDay.size() > 1)
        .flatMap(ofTheDay -> ofTheDay.stream().flatMap(time -> time.entry().stream()))
        .toList();
  }

  private Map<Phase, BigDecimal> phases(PreBill preBill) {
    var phases = new HashMap<Phase, BigDecimal>();
    billed.amounts(preBill).forEach((code, amount) -> codes.phaseOf(code)
        .ifPresent(phase -> phases.merge(new Phase(preBill.matter(), phase), amount, BigDecimal::add)));
    return phases;
  }
}
