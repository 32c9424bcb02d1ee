package io.matterflow.practice.clio;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.capture.Capturing;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Time that people enter in Clio by hand is told here, once; what the product posted there is not told back. */
@ProductTest
@Tag("both-databases")
class ClioTimeTest {

  @Autowired private ApplicationContext product;
  @Autowired private Firm firm;
  @Autowired private Capturing capturing;
  @Autowired private JdbcTemplate rows;

  private Connection clio;
  private Engagement engagement;

  @BeforeEach
  void connect() {
    engagement = firm.hourlyMatter().loaded();
    clio = Connection.to(product);
    clio.the(JdbcLinks.class).link(LinkKind.TIMEKEEPER, 77, "TK06");
    clio.the(JdbcLinks.class).link(LinkKind.MATTER, 4711, engagement.number());
    clio.stub.records.add("utbms-codes", "{\"type\": \"UtbmsActivity\", \"code\": \"A104\", \"id\": 104}");
    clio.stub.records.add("utbms-codes", "{\"type\": \"UtbmsTask\", \"code\": \"L210\", \"id\": 210}");
    readAll();
  }

  @AfterEach
  void disconnect() {
    clio.close();
  }

  @Test
  void isTakenWithItsHoursAndCodesHoweverOftenItIsRead() {
    var id = entered("Reviewed the draft answer and the exhibits", "");
    readAll();
    clio.stub.records.edit("activities", id, "{\"note\": \"Reviewed the draft answer, the exhibits and the index\"}");
    clio.clock.advance(Duration.ofMinutes(3));

    readAll();

    assertThat(entries()).singleElement().satisfies(entry -> {
      assertThat(entry).containsEntry("source_id", Long.toString(id)).containsEntry("timekeeper_id", "TK06")
          .containsEntry("task_code", "L210").containsEntry("activity_code", "A104");
      assertThat(entry.get("hours").toString()).startsWith("0.4");
    });
  }

  @Test
  void whatCarriesOurMarkOrStandsOnABillThereIsNotTaken() {
    entered("Review draft answer " + "[" + Mark.of("a-prompt").value() + "]", "");
    entered("Billed over there last month", "\"on_bill\": true,");

    readAll();

    assertThat(entries()).isEmpty();
  }

  @Test
  void whatComesOntoABillThereIsToldAndWhatLeavesItToo() {
    var id = entered("Reviewed the draft answer and the exhibits", "");
    readAll();
    assertThat(billedThere()).isFalse();

    edit(id, "{\"on_bill\": true}");
    assertThat(billedThere()).isTrue();
    edit(id, "{\"note\": \"Reviewed the draft answer\"}");
    edit(id, "{\"on_bill\": false}");

    assertThat(billedThere()).isFalse();
    assertThat(told()).containsExactly("FREED");
  }

  @Test
  void whatWePostedIsKnownOnABillThereByItsMark() {
    var prompt = capturing.posted(engagement);
    var reference = prompt.id().toString();
    var own = new TransactionTemplate(product.getBean(PlatformTransactionManager.class));
    new JdbcPostings(product.getBean(JdbcClient.class), own)
        .trying(new JdbcPostings.Posting(reference, 77, 4711, prompt.workDate(), 360, Instant.EPOCH, true));

    entered("E-mail to client [" + Mark.of(reference).value() + "]", "\"on_bill\": true,");
    entered("E-mail to client [" + Mark.of("another").value() + "]", "\"on_bill\": true,");
    readAll();

    assertThat(
        rows.queryForList("select source_id from time_entry where matter_id = ? and billed_there = true", String.class,
        engagement.number())).containsExactly(reference);
  }

  @Test
  void timeOfSomebodyUnknownIsKeptAndOwned() {
    var id = entered("Reviewed the draft answer", "");
    clio.stub.records.edit("activities", id, "{\"user\": {\"id\": 999}}");

    readAll();

    assertThat(entries()).isEmpty();
    assertThat(clio.the(ClioBlocked.class).blockedFor(
        new Actor(new UserId("admin"), Set.of(Role.BILLING_ADMIN), Optional.empty(), true))).singleElement()
        .satisfies(one -> {
      assertThat(one.owner()).isEqualTo("billing-admin");
      assertThat(one.what()).contains(Long.toString(id)).doesNotContain("draft");
    });
  }

  private void edit(long id, String members) {
    clio.stub.records.edit("activities", id, members);
    clio.clock.advance(Duration.ofMinutes(1));
    readAll();
  }

  private boolean billedThere() {
    return rows.queryForObject("select billed_there from time_entry where source = 'clio' and matter_id = ?",
        Boolean.class,
        engagement.number());
  }

  private List<String> told() {
    return rows.queryForList("""
        select told.answer from time_billed_there told join time_entry entry on entry.id = told.entry_id where entry.matter_id = ?
        """, String.class, engagement.number());
  }

  private void readAll() {
    clio.the(ClioReading.class).round();
  }

  private long entered(String note, String more) {
    return clio.stub.records.add("activities", """
        {"type": "TimeEntry", "date": "2026-06-29", "quantity": 1440, "note": "%s", %s "user": {"id": 77}, "matter": {"id": 4711},
         "activity_description": {"id": 5, "utbms_activity_id": 104, "utbms_task_id": 210}}
        """.formatted(note, more));
  }

  private List<Map<String, Object>> entries() {
    return rows.queryForList("""
        select source_id, timekeeper_id, hours, task_code, activity_code from time_entry where source = 'clio' and matter_id = ?
        """, engagement.number());
  }
}
