package io.matterflow.prebill;

import io.matterflow.directory.ApprovedRate;
import io.matterflow.directory.BillingTerms;
import io.matterflow.directory.Client;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.directory.Client.Guidelines;
import io.matterflow.directory.Client.SmsConsent;
import io.matterflow.directory.CodeSets;
import io.matterflow.directory.Matter;
import io.matterflow.directory.Timekeeper;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.TimeTogether.Elsewhere;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Time of one matter put before the tables in {@code dmn/}, without a database. Entries are sound until a test says
 * otherwise: {@code new GuidelinedTime().rules(entry().says("Scheduling"))}.
 */
final class GuidelinedTime {

  static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
  static final Guidelines SILENT = new Guidelines(Optional.empty(), Optional.empty(), Optional.empty(),
      Optional.empty(),
      Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
      Optional.empty(), Optional.empty());

  private static final CodeSets CODES = new CodeSets();

  private final Decisions decisions = DecisionTesting.decisions();
  private Optional<Guidelines> guidelines = Optional.of(SILENT);
  private String utbmsSet = "LITIGATION";
  private Set<String> excluded = Set.of();
  private Map<String, BigDecimal> budgets = Map.of();
  private Elsewhere elsewhere = Elsewhere.NOTHING;
  private String classification = "PARALG";
  private Optional<LocalDate> admittedOn = Optional.empty();
  private boolean known = true;
  private List<ApprovedRate> approvedRates = List.of();

  GuidelinedTime under(Guidelines asked) {
    guidelines = Optional.of(asked);
    return this;
  }

  GuidelinedTime withoutGuidelines() {
    guidelines = Optional.empty();
    return this;
  }

  GuidelinedTime codedIn(String set) {
    utbmsSet = set;
    return this;
  }

  GuidelinedTime excluding(String activity) {
    excluded = Set.of(activity);
    return this;
  }

  GuidelinedTime budget(String phase, String amount) {
    budgets = Map.of(phase, new BigDecimal(amount));
    return this;
  }

  GuidelinedTime beside(Elsewhere more) {
    elsewhere = more;
    return this;
  }

  /** Everybody on the sheet is one of these. */
  GuidelinedTime by(String classified, String admitted) {
    classification = classified;
    admittedOn = Optional.ofNullable(admitted).map(LocalDate::parse);
    return this;
  }

  /** A rate of the person on the sheet was put to the client for the time from one day to another. */
  GuidelinedTime putToTheClient(String rate, ApprovedRate.State state, String from, String to) {
    approvedRates = Stream.concat(
        approvedRates.stream(), Stream.of(new ApprovedRate(Optional.of(new TimekeeperId("A1")),
            Optional.empty(), new BigDecimal(rate), state, LocalDate.parse(from),
            Optional.ofNullable(to).map(LocalDate::parse))))
        .toList();
    return this;
  }

  GuidelinedTime byStrangers() {
    known = false;
    return this;
  }

  /** The rules that the first entry breaks beside the others. */
  List<String> rules(Entry... entries) {
    return findings(entries).stream().map(Finding::ruleId).toList();
  }

  List<Finding> findings(Entry... entries) {
    return decisions.look(Finding.TABLE, facts(entries)).stream().map(decided -> decided.result()).toList();
  }

  /** What the first entry breaks, in words. */
  List<String> sentences(Entry... entries) {
    var facts = facts(entries);
    return findings(entries).stream().map(finding -> finding.messageKey().sentence(facts)).toList();
  }

  /** The facts of the first entry; the order of time is that of the names. */
  GuidelineFacts facts(Entry... entries) {
    var times = Arrays.stream(entries).map(Entry::time).toList();
    var inOrder = times.stream().sorted((one, other) -> one.name().compareTo(other.name())).toList();
    var matter = matter();
    var client = client();
    var profile = new GuidelineProfiles(decisions).of(client, matter, AS_OF);
    var words = new GuidelineWords(decisions).of(client.id());
    return new FactFinder(client, matter, profile, words, CODES, AS_OF).facts(
        times.get(0), new TimeTogether(inOrder, elsewhere, CODES), known ? Optional.of(person()) : Optional.empty());
  }

  Client client() {
    return new Client(new ClientId("C1"), "Client", Set.of(), List.of(), List.of(), Delivery.EMAIL,
        new SmsConsent(false, Optional.empty(), Optional.empty()), false, 30, Optional.empty(), Money.USD, guidelines,
        Optional.empty(), Optional.empty(), approvedRates, Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty());
  }

  Matter matter() {
    var partner = new TimekeeperId("P1");
    return new Matter(Entry.MATTER, new ClientId("C1"), "Matter", List.of(), Optional.empty(), Optional.empty(),
        Matter.Status.OPEN, "HOURLY", utbmsSet, "Litigation", partner, partner, partner, Set.of(),
        new BigDecimal("0.1"),
        excluded, budgets, Optional.empty(), BillingTerms.NONE, false, Optional.empty());
  }

  private Timekeeper person() {
    return new Timekeeper(new TimekeeperId("A1"), "Vale", "Noor", classification, admittedOn, Optional.empty(),
        Optional.empty(), "noor@firm.example", Optional.empty(), true, Optional.empty());
  }

  static Entry entry() {
    return new Entry();
  }

  /** One entry in the making. */
  static final class Entry {

    static final MatterId MATTER = new MatterId("M1");

    private String name = "1";
    private MatterId matter = MATTER;
    private String timekeeper = "A1";
    private LocalDate workDate = LocalDate.of(2026, 6, 15);
    private Optional<LocalDate> enteredOn = Optional.empty();
    private String hours = "0.4";
    private String rate = "400";
    private Optional<BigDecimal> approvedRate = Optional.empty();
    private int billedPercent = 100;
    private String narrative = "Draft the answer to the complaint";
    private Optional<String> taskCode = Optional.of("L120");
    private Optional<String> activityCode = Optional.of("A103");
    private Optional<String> preApproval = Optional.empty();

    Entry named(String id) {
      name = id;
      return this;
    }

    Entry onAnotherMatter() {
      matter = new MatterId("M2");
      return this;
    }

    Entry by(String id) {
      timekeeper = id;
      return this;
    }

    Entry on(String day) {
      workDate = LocalDate.parse(day);
      return this;
    }

    Entry enteredOn(String day) {
      enteredOn = Optional.of(LocalDate.parse(day));
      return this;
    }

    Entry hours(String worked) {
      hours = worked;
      return this;
    }

    Entry at(String hourly) {
      rate = hourly;
      return this;
    }

    Entry approvedAt(String hourly) {
      approvedRate = Optional.ofNullable(hourly).map(BigDecimal::new);
      return this;
    }

    Entry billedAt(int percent) {
      billedPercent = percent;
      return this;
    }

    Entry says(String words) {
      narrative = words;
      return this;
    }

    Entry task(String code) {
      taskCode = Optional.ofNullable(code);
      return this;
    }

    Entry activity(String code) {
      activityCode = Optional.ofNullable(code);
      return this;
    }

    Entry preApproved() {
      preApproval = Optional.of("letter of June 1");
      return this;
    }

    CheckedTime time() {
      var billed = BilledTime.hours(hours);
      var price = Money.usd(rate);
      return new CheckedTime(name, Optional.empty(), matter, new TimekeeperId(timekeeper), workDate,
          enteredOn.orElse(workDate), billed,
          price, approvedRate, billed.at(price), billedPercent, new Narrative(narrative), taskCode, activityCode,
          preApproval);
    }
  }
}
