package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.matterflow.Jobs;
import io.matterflow.TestPeople;
import io.matterflow.books.PostingRuns;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.vendors.LocalVendors;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The bookkeeper looks at what differs between the journal and the accounting system. */
@BrowserTest
class BooksFormsTest {

  private static final Instant LATER = Instant.parse("2037-03-16T18:00:00Z");

  @Autowired private PostingRuns runs;
  @Autowired private LocalVendors vendors;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;
  @Autowired private JdbcClient jdbc;

  private Instant asOthersLeftIt;

  @BeforeEach
  void yearsLaterWithNothingToPost() {
    asOthersLeftIt = clock.instant();
    clock.standAt(LATER);
    jdbc.sql("""
        insert into accounting_posting (entry_key, vendor_id, summary, posted_at)
        select entry_key, 'before', '', current_timestamp from journal_entry
        where entry_key not in (select entry_key from accounting_posting)
        """).update();
  }

  @AfterEach
  void theClockIsPutBack() {
    clock.standAt(asOthersLeftIt);
  }

  @Test
  void aDifferenceIsShownWithBothAmountsAndStaysForAReason(Tasklist tasklist) {
    var key = "=by-hand:" + UUID.randomUUID();
    var entry = JsonNodeFactory.instance.objectNode().put("date", "2037-03-16");
    entry.withArray("sides")
        .addObject()
        .put("account", "1000")
        .put("name", "<b>Cash</b>")
        .put("amount", "100.00")
        .put("currency", "USD");
    entry.withArray("sides")
        .addObject()
        .put("account", "4000")
        .put("name", "Fees")
        .put("amount", "-100.00")
        .put("currency", "USD");
    vendors.named("accounting").keep(key, entry);
    var run = runs.now(Actor.ENGINE);
    jobs.runDue("accounting-post", run.toString());

    tasklist.signIn(Role.BOOKKEEPER.group(), TestPeople.PASSWORD)
        .open("Clear differences to the accounting system, 2037-03-16")
        .claim();
    assertThat(tasklist.text()).contains(key, "never posted: here nothing, there 100.00");
    tasklist.tick("They stay as they are: ask no more");
    assertThat(tasklist.mayComplete()).as("they stay without a reason").isFalse();
    tasklist.fill("Reason", "Entered by the accountant for the year's end.").picture("clear-differences").complete();
    jobs.runDue("accounting-post", run.toString());

    assertThat(tasklist.allTitles()).doesNotContain("Clear differences to the accounting system, 2037-03-16");
  }
}
