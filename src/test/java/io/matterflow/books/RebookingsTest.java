package io.matterflow.books;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.accounting.AccountingSystem;
import io.matterflow.accounting.AccountingSystem.Posted;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.vendors.LocalVendors;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was posted to a wrong account is moved there to the right one, once, by an entry of its own. */
@ProductTest
@Tag("both-databases")
class RebookingsTest {

  /** Each test has years of its own, so that none rebooks what another has posted. */
  private static final AtomicInteger YEARS = new AtomicInteger(2140);

  @Autowired private Firm firm;
  @Autowired private BookedHouse house;
  @Autowired private Rebookings rebookings;
  @Autowired private Differences differences;
  @Autowired private Postings postings;
  @Autowired private PostingRuns runs;
  @Autowired private AccountingSystem accounting;
  @Autowired private LocalVendors vendors;
  @Autowired private Jobs jobs;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  private InvoiceNumber number;
  private LocalDate then;
  private Instant asOthersLeftIt;

  /** Fees went to 4711, where the table says 4000 by now. */
  @BeforeEach
  void anInvoicePostedToAWrongAccountAMonthAgo() {
    asOthersLeftIt = house.now();
    then = LocalDate.of(YEARS.addAndGet(3), 3, 14);
    house.itIs(then);
    jdbc.sql("""
        insert into accounting_posting (entry_key, vendor_id, summary, posted_at)
        select entry_key, 'before', '', current_timestamp from journal_entry
        where entry_key not in (select entry_key from accounting_posting)
        """).update();
    number = house.invoice(firm.hourlyMatter().loaded(), "6200.00", "0.00", "0.00");
    keptThere("issued:" + number, "4711", "6200.00");
    jdbc.sql(
        "insert into accounting_posting (entry_key, vendor_id, summary, posted_at) values (:key, 'x', :summary, current_timestamp)")
        .param("key", "issued:" + number)
        .param("summary", there("issued:" + number).summary())
        .update();
    house.itIs(then.plusMonths(1));
  }

  @AfterEach
  void theClockIsPutBack() {
    house.itIs(asOthersLeftIt);
  }

  @Test
  void whatStoodInAWrongAccountStandsInTheRightOneAndTheFirstEntryIsAsItWas() {
    var before = there("issued:" + number);

    var answer = rebook();

    assertThat(answer.at("/items/0/entry").asText()).isEqualTo("issued:" + number);
    assertThat(answer.at("/items")).hasSize(1);
    jobs.runDue("accounting-post", answer.path("postingId").asText());
    assertThat(there("issued:" + number)).isEqualTo(before);
    assertThat(there("rebooked:1:issued:" + number)).satisfies(moved -> {
      assertThat(moved.on()).isEqualTo(house.today());
      assertThat(moved.sides()).extracting(side -> side.account() + " " + side.amount().plain())
          .containsExactlyInAnyOrder("4711 6200.00", "4000 -6200.00");
    });
    assertThat(balances()).containsOnly(Map.entry("1100", "6200.00"), Map.entry("4000", "-6200.00"));
    assertThat(differences.between(then, house.today())).isEmpty();
  }

  @Test
  void askingAgainRebooksNothing() {
    var run = rebook().path("postingId").asText();

    assertThat(rebook().path("items")).as("while it waits to be posted").isEmpty();
    jobs.runDue("accounting-post", run);

    var again = rebook();
    assertThat(again.path("items")).isEmpty();
    assertThat(again.has("postingId")).isFalse();
  }

  @Test
  void whatIsShownBeforeIsWhatIsRebookedAndShowingWritesNothing() {
    var path = "/api/books/rebookings?from=%s&to=%s".formatted(then, then);

    var shown = as("auditor").get(path).json();

    assertThat(as("auditor").get(path).json()).isEqualTo(shown);
    assertThat(rebook().path("items")).isEqualTo(shown.path("items"));
    assertThat(as("auditor").post("/api/books/rebookings", wish()).status()).isEqualTo(403);
    assertThat(as("billing-coordinator").get(path).status()).isEqualTo(403);
  }

  @Test
  void whatSomebodyHasChangedThereIsLeftToTheComparison() {
    keptThere("issued:" + number, "4712", "6200.00");

    var answer = rebook();

    assertThat(answer.path("items")).isEmpty();
    assertThat(answer.at("/different/0").asText()).isEqualTo("issued:" + number);
  }

  @Test
  void aRefusedOneHoldsUpNoOtherAndIsAskedAboutAndTriedAgain() {
    rebook();
    var run = PostingRunId.of(runs.now(Actor.ENGINE).toString());
    var moving = postings.next(run).get(0);

    postings.refused(run, moving);

    assertThat(postings.areLeft(run)).isFalse();
    assertThat(differences.between(house.today(), house.today())).singleElement()
        .satisfies(one -> assertThat(one.kind()).isEqualTo(Difference.Kind.NOT_POSTED));
    assertThat(differences.compare(run)).isTrue();
    assertThat(postings.next(PostingRunId.next())).containsExactly(moving);
  }

  @Test
  void whatSomebodyChangesOfItThereIsADifference() {
    var run = rebook().path("postingId").asText();
    jobs.runDue("accounting-post", run);
    jdbc.sql("update accounting_rebooking set summary = 'otherwise' where rebooking_key = :key")
        .param("key", "rebooked:1:issued:" + number).update();

    assertThat(differences.between(house.today(), house.today())).singleElement()
        .satisfies(one -> assertThat(one.kind()).isEqualTo(Difference.Kind.CHANGED_THERE));
  }

  @Test
  void aPeriodThatEndsBeforeItBeginsIsRefused() {
    var answer = as("bookkeeper").post("/api/books/rebookings",
        Map.of("from", then.toString(), "to", then.minusDays(1).toString(), "reason", "x"));

    assertThat(answer.status()).isEqualTo(400);
  }

  private JsonNode rebook() {
    var answer = as("bookkeeper").post("/api/books/rebookings", wish());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private Map<String, String> wish() {
    return Map.of("from", then.toString(), "to", then.toString(), "reason", "Fees are on 4000.");
  }

  private Map<String, String> balances() {
    var balances = new TreeMap<String, String>();
    accounting.posted(then, house.today()).stream().flatMap(posted -> posted.sides().stream())
        .collect(Collectors.groupingBy(side -> side.account()))
        .forEach((account, sides) -> {
          var sum = sides.stream().map(side -> side.amount()).reduce(usd("0"), (one, other) -> one.plus(other));
          if (!sum.isZero()) {
            balances.put(account, sum.plain());
          }
        });
    return balances;
  }

  private Posted there(String key) {
    return accounting.posted(then, then.plusMonths(2)).stream()
        .filter(posted -> posted.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private void keptThere(String key, String account, String amount) {
    var entry = JsonNodeFactory.instance.objectNode().put("date", then.toString());
    var sides = entry.putArray("sides");
    for (var side : List.of(Map.entry("1100", amount), Map.entry(account, "-" + amount))) {
      sides.addObject()
          .put("account", side.getKey())
          .put("name", side.getKey())
          .put("amount", side.getValue())
          .put("currency", "USD");
    }
    vendors.named("accounting").keep(key, entry);
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
