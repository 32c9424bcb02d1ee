package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.JUNE_30;
import static io.matterflow.prebill.Billing.done;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.Samples;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.CycleMatter.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The end of June for the sample firm: its 40 matters and 300 entries, under ids of their own. Each matter goes the way
 * of its arrangement, pre-bills add up to the cent, and what a run says agrees with what waits for people.
 */
@ProductTest
@Tag("both-databases")
class SampleFirmMonthEndTest {

  private static final Set<String> BY_THE_HOUR = Set.of("HOURLY", "BLENDED", "CAPPED", "HYBRID_SUCCESS", "GOVERNMENT");
  private static final List<Cycle> RUNS =
      List.of(Cycle.MONTHLY, Cycle.QUARTERLY, Cycle.SUBSCRIPTION, Cycle.MILESTONE, Cycle.COMPLETION);

  @LocalServerPort private int port;
  @Autowired private Samples samples;
  @Autowired private Billing billing;
  @Autowired private Directory directory;
  @Autowired private MatterProgress matterProgress;
  @Autowired private CycleProgress progress;
  @Autowired private JdbcPreBills preBills;
  @Autowired private TaskService tasks;
  @Autowired private JdbcClient jdbc;

  private static int firms;
  private String own;
  private List<Matter> matters;
  private Matter reached;

  @BeforeEach
  void theSampleFirmUnderIdsOfItsOwn() {
    own = "E%d-".formatted(++firms);
    samples.loadFirm();
    samples.load(ownFirm());
    var entries = JsonNodeFactory.instance.arrayNode();
    Samples.timeEntries().path("entries").forEach(entry -> entries.add(((ObjectNode) entry.deepCopy())
        .put("id", own + entry.path("id").asText()).put("matterId", own + entry.path("matterId").asText())));
    var taken = HttpCalls.to(port).as("system").post("/api/time-entries", entries);
    assertThat(taken.status()).as(taken.body()).isEqualTo(200);
    matters = List.copyOf(directory.matters(ids()).values());
    assertThat(matters).hasSize(40);
    reached = matters.stream()
        .filter(matter -> matter.billingModel().equals("FLAT_MILESTONE") && matter.isOpen()).findFirst().orElseThrow();
    done(matterProgress.reached(reached, "engagement", Billing.JUNE_15, Billing.COORDINATOR));
  }

  @Test
  void eachMatterGoesTheWayOfItsArrangementAndEveryBillAddsUp() {
    var withTime = mattersWithTime();

    var monthly = reasons(billing.run(Cycle.MONTHLY, JUNE_30, all()));

    matters.forEach(matter -> assertThat(monthly.get(matter.id())).as("%s, %s", matter.id(), matter.billingModel())
        .isEqualTo(expectedOfTheMonth(matter, withTime.contains(matter.id()))));
    RUNS.stream().skip(1).forEach(cycle -> billing.run(cycle, JUNE_30, all()));
    var billed = bills();
    matters.forEach(
        matter -> assertThat(billed.containsKey(matter.id())).as("bill of %s, %s", matter.id(), matter.billingModel())
        .isEqualTo(isBilledInJune(matter, withTime.contains(matter.id()))));
    billed.values().forEach(SampleFirmMonthEndTest::addsUp);
    assertThat(billed.get(reached.id()).totals().total()).isEqualTo(
        new Money(reached.terms().milestone("engagement").orElseThrow().amount(), Money.USD));
  }

  @Test
  void whatTheRunsSayAgreesWithWhatWaitsForPeople() {
    var runs = RUNS.stream()
        .map(cycle -> billing.run(cycle, JUNE_30, all()))
        .map(run -> progress.of(run).orElseThrow())
        .toList();

    var bills = bills();
    assertThat(runs.stream().mapToLong(run -> run.count(Outcome.COMPILED)).sum()).isEqualTo(bills.size());
    assertThat(runs).allSatisfy(run -> assertThat(run.count(Outcome.FAILED)).isZero());
    var held = bills.values().stream().filter(bill -> bill.state().holdsForExceptions()).count();
    assertThat(runs.stream().mapToInt(CycleProgress.Progress::withExceptions).sum()).isEqualTo((int) held).isPositive();
    assertThat(waiting(bills, "resolveExceptions")).isEqualTo(held);
    assertThat(waiting(bills, "reviewPreBill")).isEqualTo(bills.size() - held);
  }

  @Test
  void everyEntryOfABilledMatterStandsOnOneLineOfItsBill() {
    RUNS.forEach(cycle -> billing.run(cycle, JUNE_30, all()));

    var doubled = jdbc.sql("""
        select count(*) from (
          select time_entry_id from pre_bill_line
           where time_entry_id is not null and pre_bill_id in (:bills)
           group by time_entry_id having count(*) > 1
        ) as twice
        """)
        .param("bills", bills().values().stream().map(bill -> bill.id().value()).toList())
        .query(Integer.class)
        .single();
    assertThat(doubled).isZero();
    bills().values().stream()
        .filter(bill -> BY_THE_HOUR.contains(directory.required(bill.matter()).billingModel()))
        .forEach(bill -> assertThat(bill.lines().stream().flatMap(line -> line.entry().stream()).distinct().count())
            .as("entries of %s", bill.matter()).isEqualTo(entriesOf(bill)));
  }

  private static String expectedOfTheMonth(Matter matter, boolean hasTime) {
    if (matter.billingModel().equals("PRO_BONO")) {
      return "NEVER_BILLED";
    }
    return switch (matter.status()) {
      case CLOSED -> "MATTER_CLOSED";
      case ON_HOLD -> "MATTER_ON_HOLD";
      case OPEN -> switch (matter.billingModel()) {
        case "FLAT_MILESTONE" -> "BILLED_BY_MILESTONE";
        case "CONTINGENCY" -> "BILLED_AT_SETTLEMENT";
        case "SUBSCRIPTION" -> "BILLED_BY_SUBSCRIPTION_PERIOD";
        case "INSURANCE_DEFENSE" -> "MATTER_ON_ANOTHER_CYCLE";
        default -> hasTime ? "CYCLE_ENDED" : "NOTHING_UNBILLED";
      };
    };
  }

  private boolean isBilledInJune(Matter matter, boolean hasTime) {
    return matter.isOpen() && switch (matter.billingModel()) {
      case "SUBSCRIPTION" -> true;
      case "FLAT_MILESTONE" -> matter.equals(reached);
      case "CONTINGENCY", "PRO_BONO" -> false;
      default -> hasTime;
    };
  }

  private static void addsUp(PreBill bill) {
    var lines = bill.billed().stream().map(PreBillLine::amount).reduce(Money.zero(bill.currency()), Money::plus);
    var under = bill.reckoning().adjusted(bill.currency()).plus(bill.reckoning().taxed(bill.currency()));
    assertThat(bill.totals().total()).as("total of %s", bill.number()).isEqualTo(lines.plus(under));
  }

  private Map<MatterId, PreBill> bills() {
    return preBills.of(ids(), JUNE_30).values().stream()
        .map(preBills::find)
        .flatMap(Optional::stream)
        .collect(toMap(PreBill::matter, Function.identity()));
  }

  private long waiting(Map<MatterId, PreBill> bills, String task) {
    var keys = new HashSet<String>();
    bills.values().forEach(bill -> keys.add(bill.id().toString()));
    return keys.stream()
        .filter(key -> tasks.createTaskQuery().taskDefinitionKey(task).processInstanceBusinessKey(key).count() == 1)
        .count();
  }

  private Map<MatterId, String> reasons(BillingCycleId run) {
    return progress.of(run).orElseThrow().matters().stream().collect(toMap(CycleMatter::matter, CycleMatter::reason));
  }

  private Set<MatterId> mattersWithTime() {
    return Set.copyOf(jdbc.sql("select distinct matter_id from time_entry where billable = true and pre_bill is null")
        .query((row, number) -> new MatterId(row.getString("matter_id"))).list());
  }

  private long entriesOf(PreBill bill) {
    return jdbc.sql("""
        select count(*) from time_entry where matter_id = :matter and billable = true and set_aside is null
        """).param("matter", bill.matter().value()).query(Long.class).single();
  }

  private MatterId[] all() {
    return ids().toArray(MatterId[]::new);
  }

  private List<MatterId> ids() {
    var ids = new ArrayList<MatterId>();
    Samples.firm().path("matters").forEach(matter -> ids.add(new MatterId(own + matter.path("id").asText())));
    return ids;
  }

  /** Without what signals of other tests could be matched by. */
  private JsonNode ownFirm() {
    var firm = Samples.firm();
    firm.remove("firm");
    firm.path("clients").forEach(client -> {
      ((ObjectNode) client).put("id", own + client.path("id").asText()).remove("contacts");
      ((ObjectNode) client).putArray("domains");
    });
    firm.path("matters").forEach(matter -> ((ObjectNode) matter).put("id", own + matter.path("id").asText())
        .put("clientId", own + matter.path("clientId").asText())
        .put("name", own + matter.path("name").asText())
        .remove(
            List.of("aliases", "clientMatterId", "courtDocket", "dmsWorkspaceId", "mailTag", "contacts", "adverse")));
    return firm;
  }
}
