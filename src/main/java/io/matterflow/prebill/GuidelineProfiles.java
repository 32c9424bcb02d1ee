package io.matterflow.prebill;

import io.matterflow.directory.Client;
import io.matterflow.directory.Client.Guidelines;
import io.matterflow.directory.Matter;
import io.matterflow.engine.AlwaysSaid;
import io.matterflow.engine.Between;
import io.matterflow.engine.Decided;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.GuidelineProfile.BillLimits;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Puts a profile together from {@code dmn/guideline-profile.dmn} and the guidelines in the directory, cell by cell: a
 * row that goes before wins, then the directory, then the usual. So a row for a matter needs only the cells in which it
 * differs.
 */
@Component
class GuidelineProfiles {

  static final DecisionTable<Facts, Row> TABLE = DecisionTable.of("guideline-profile", Facts.class, Row.class);

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private final Decisions decisions;

  GuidelineProfiles(Decisions decisions) {
    this.decisions = decisions;
  }

  record Facts(String client, String matter, String billingModel, boolean guidelines, int day) {

    static Facts of(Client client, Matter matter, LocalDate asOf) {
      return new Facts(client.id().value(), matter.id().value(), matter.billingModel(), client.guidelines().isPresent(),
          Integer.parseInt(DAY.format(asOf)));
    }
  }

  enum Basis {
    BEFORE,
    USUAL
  }

  record Row(
      Basis basis,
      @AlwaysSaid Optional<Boolean> tested,
      @AlwaysSaid @Between(least = "0.01", most = "24") Optional<BigDecimal> increment,
      @AlwaysSaid @Between(most = "24") Optional<BigDecimal> blockMinHours,
      @AlwaysSaid Optional<Integer> minWords,
      @AlwaysSaid @Between(most = "24") Optional<BigDecimal> maxHoursPerDay,
      @AlwaysSaid @Between(most = "100") Optional<Integer> travelPercent,
      @AlwaysSaid Optional<BigDecimal> researchCapHours,
      @AlwaysSaid Optional<Integer> staleDays,
      @AlwaysSaid Optional<Integer> lateEntryDays,
      @AlwaysSaid Optional<Integer> firstYearDays,
      @AlwaysSaid Optional<Boolean> utbmsRequired,
      Optional<String> roster,
      @AlwaysSaid Optional<Boolean> autoCut,
      @AlwaysSaid @Between(most = "1000000") Optional<BigDecimal> receiptFrom,
      @AlwaysSaid Optional<BigDecimal> copyRate,
      @AlwaysSaid Optional<BigDecimal> mealsPerDay,
      @AlwaysSaid @Between(most = "1000000") Optional<BigDecimal> vendorFrom,
      @AlwaysSaid Optional<Integer> costStaleDays,
      @AlwaysSaid Optional<Integer> invoiceLateDays,
      Optional<Integer> timekeepers,
      @Between(most = "1000000") Optional<BigDecimal> minimumBill,
      @AlwaysSaid @Between(least = "1", most = "100") Optional<Integer> budgetWarnPercent) {

    private Guidelines terms() {
      return new Guidelines(increment, blockMinHours, minWords, maxHoursPerDay, travelPercent, researchCapHours,
          staleDays,
          lateEntryDays, firstYearDays, utbmsRequired, roster.map(Row::people), autoCut,
          new Client.BillLimits(receiptFrom, copyRate, mealsPerDay, vendorFrom, costStaleDays, invoiceLateDays,
              timekeepers,
              minimumBill, budgetWarnPercent));
    }

    private static Set<TimekeeperId> people(String ids) {
      return Arrays.stream(ids.split("[,\\s]+")).map(TimekeeperId::new).collect(Collectors.toSet());
    }
  }

  /** The profile as of a day; only asked, so nothing of it is kept. */
  GuidelineProfile of(Client client, Matter matter, LocalDate asOf) {
    return profile(client, matter, decisions.look(TABLE, Facts.of(client, matter, asOf)));
  }

  /** The same, kept with what it is about. */
  GuidelineProfile decided(Client client, Matter matter, LocalDate asOf, Subject subject) {
    return profile(client, matter, decisions.all(TABLE, Facts.of(client, matter, asOf), subject));
  }

  private static GuidelineProfile profile(Client client, Matter matter, List<Decided<Row>> rows) {
    var layers = Stream.of(terms(rows, Basis.BEFORE), client.guidelines().stream(), terms(rows, Basis.USUAL))
        .flatMap(Function.identity())
        .toList();
    var asked = new Asked(matter, layers);
    return new GuidelineProfile(
        asked.first(inOrder(rows).map(Row::tested), "tested"),
        asked.first(Guidelines::increment, "increment"),
        asked.first(Guidelines::blockMinHours, "blockMinHours"),
        asked.first(Guidelines::minWords, "minWords"),
        asked.first(Guidelines::maxHoursPerDay, "maxHoursPerDay"),
        asked.first(Guidelines::travelPercent, "travelPercent"),
        asked.first(Guidelines::researchCapHours, "researchCapHours"),
        asked.first(Guidelines::staleDays, "staleDays"),
        asked.first(Guidelines::lateEntryDays, "lateEntryDays"),
        asked.first(Guidelines::firstYearDays, "firstYearDays"),
        asked.first(Guidelines::utbmsRequired, "utbmsRequired"),
        layers.stream().flatMap(terms -> terms.roster().stream()).findFirst(),
        asked.first(Guidelines::autoCut, "autoCut"),
        new BillLimits(
            asked.ofBills(Client.BillLimits::receiptFrom, "receiptFrom"),
            asked.ofBills(Client.BillLimits::copyRate, "copyRate"),
            asked.ofBills(Client.BillLimits::mealsPerDay, "mealsPerDay"),
            asked.ofBills(Client.BillLimits::vendorFrom, "vendorFrom"),
            asked.ofBills(Client.BillLimits::costStaleDays, "costStaleDays"),
            asked.ofBills(Client.BillLimits::invoiceLateDays, "invoiceLateDays"),
            asked.some(Client.BillLimits::timekeepers),
            asked.some(Client.BillLimits::minimumBill),
            asked.ofBills(Client.BillLimits::budgetWarnPercent, "budgetWarnPercent")),
        rows.stream().map(row -> row.rule().rule()).collect(Collectors.joining("+",
            "%s v%d ".formatted(TABLE.id(), rows.isEmpty() ? 0 : rows.get(0).rule().version()), "")));
  }

  private static Stream<Guidelines> terms(List<Decided<Row>> rows, Basis basis) {
    return rows.stream().map(Decided::result).filter(row -> row.basis() == basis).map(Row::terms);
  }

  private static Stream<Row> inOrder(List<Decided<Row>> rows) {
    return Stream.of(Basis.values())
        .flatMap(basis -> rows.stream().map(Decided::result).filter(row -> row.basis() == basis));
  }

  /** A cell that no layer fills is a fault of the table, named with the matter that met it. */
  private record Asked(Matter matter, List<Guidelines> layers) {

    <T> T first(Function<Guidelines, Optional<T>> cell, String name) {
      return first(layers.stream().map(cell), name);
    }

    <T> T ofBills(Function<Client.BillLimits, Optional<T>> cell, String name) {
      return first(layers.stream().map(Guidelines::bills).map(cell), name);
    }

    /** A cell that may stay empty. */
    <T> Optional<T> some(Function<Client.BillLimits, Optional<T>> cell) {
      return layers.stream().map(Guidelines::bills).map(cell).flatMap(Optional::stream).findFirst();
    }

    <T> T first(Stream<Optional<T>> cells, String name) {
      return cells.flatMap(Optional::stream).findFirst().orElseThrow(() -> new IllegalStateException(
          "no row of %s says %s for matter %s; add a USUAL row that does".formatted(TABLE.id(), name, matter.id())));
    }
  }
}
