package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import io.matterflow.practice.TimeBilledThere;
import io.matterflow.prebill.Billing;
import io.matterflow.prebill.MarksByHand;
import java.net.URI;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;

/** The billing office keeps two systems from billing the same hour, in Tasklist. */
@BrowserTest
class BilledThereFormsTest {

  private static final String OFFICE = Role.BILLING_COORDINATOR.group();

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private MarksByHand marks;
  @Autowired private TaskService tasks;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private JdbcTemplate rows;
  @LocalServerPort private int port;

  private Engagement matter;

  @BeforeEach
  void anEngagement() {
    matter = firm.hourlyMatter().loaded();
  }

  @Test
  void timeOnABillOverThereIsBilledHereAfterAllWithAReason(Tasklist tasklist) {
    billing.hourWorked(matter);
    events.publishEvent(new TimeBilledThere(MarksByHand.SYSTEM, idOverThere(), Optional.empty(), true));
    assertThat(unbilled()).isZero();

    tasklist.signIn(OFFICE, TestPeople.PASSWORD).open("Billed there? " + matter.number()).claim();
    assertThat(tasklist.text()).contains("off the bill in test", "the client does not pay the same time twice",
        matter.number());
    tasklist.tick("It is not billed there: bill it here");
    assertThat(tasklist.mayComplete()).isFalse();
    tasklist.fill("Reason", "A draft of a bill, deleted since").picture("answer-billed-there").complete();

    assertThat(unbilled()).isEqualTo(1);
    assertThat(tasklist.allTitles()).noneMatch(title -> title.contains(matter.number()));
  }

  @Test
  void aPersonMarksTheEntriesOfARunAndSaysSo(Tasklist tasklist) {
    marks.signed(billing.inApproval(matter), Billing.person(matter.billingPartner()));
    var task = tasks.createTaskQuery().processInstanceBusinessKey(mark()).singleResult();

    tasklist.signIn(OFFICE, TestPeople.PASSWORD).follow(linkTo(task.getId())).claim();
    assertThat(tasklist.text()).contains("so that nobody bills them there again", "Matter " + matter.number(),
        "1 entry, 0 seen");
    tasklist.picture("mark-billed").complete();

    assertThat(rows.queryForObject("select answer from billing_mark where id = cast(? as uuid)", String.class, mark()))
        .isEqualTo("SAID");
    assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isZero();
  }

  private URI linkTo(String task) {
    return URI.create("http://localhost:%d/camunda/app/tasklist/default/#/?task=%s".formatted(port, task));
  }

  private String mark() {
    return rows.queryForObject("""
        select mark.id from billing_mark mark
        where mark.by_hand and exists (select 1 from billing_mark_entry marked join time_entry entry on entry.id = marked.entry_id
          where marked.mark_id = mark.id and entry.matter_id = ?)
        """, String.class, matter.number());
  }

  private String idOverThere() {
    return rows.queryForObject("select source_id from time_entry where matter_id = ?", String.class, matter.number());
  }

  private int unbilled() {
    return HttpCalls.to(port).as(OFFICE).get("/api/matters/" + matter.number()).json().at("/unbilled/entries").asInt();
  }
}
