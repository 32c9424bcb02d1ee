package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.Newcomers;
import io.matterflow.ProductTest;
import io.matterflow.directory.Directory;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.messaging.SentMessages;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs begin by themselves, each period once, also after the product was down; people hear of them before. */
@ProductTest
@Tag("both-databases")
class BillingLooksTest {

  private static final String CALENDAR = "billing-calendar";
  private static final String NOTICE = "personal-notice";

  @Autowired private Firm firm;
  @Autowired private Newcomers newcomers;
  @Autowired private Billing billing;
  @Autowired private BillingLooks looks;
  @Autowired private BillingNights nights;
  @Autowired private MatterProgress matterProgress;
  @Autowired private Directory directory;
  @Autowired private SentMessages mailbox;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;
  @Autowired private JdbcClient jdbc;

  @Test
  void theMonthIsBilledInTheNightAfterItsLastDayAndOnce() {
    var matter = firm.hourlyMatter().loaded();
    var month = nextMonth();
    nights.caughtUpTo(nights.at(month.atEndOfMonth(), 12));
    assertThat(nights.runs(Cycle.MONTHLY, month.atEndOfMonth())).isEmpty();

    var look = nights.waiting();
    clock.standAt(nights.at(month.plusMonths(1).atDay(1), 2));
    jobs.runDue(CALENDAR, look.getBusinessKey());

    assertThat(passed(look)).containsExactlyInAnyOrder(
        "lookPlanned", "momentComes", "planNextLook", "announceCutOffs", "beginDueRuns", "tellQuietMatters",
        "lookHeld");
    assertThat(nights.runs(Cycle.MONTHLY, month.atEndOfMonth())).hasSize(1);
    assertThat(nights.scope(Cycle.MONTHLY, month.atEndOfMonth())).contains(matter.number());
    looks.begin(BillingLookId.of(look.getBusinessKey()));
    assertThat(nights.runs(Cycle.MONTHLY, month.atEndOfMonth())).hasSize(1);
  }

  @Test
  void monthsThatWereMissedAreMadeUpForOneAfterTheOther() {
    firm.hourlyMatter().loaded();
    var first = nextMonth();
    nights.caughtUpTo(nights.at(first.atDay(20), 12));

    clock.standAt(nights.at(first.plusMonths(2).atDay(10), 12));
    var look = nights.waiting();
    jobs.runDue(CALENDAR, look.getBusinessKey());
    assertThat(nights.runs(Cycle.MONTHLY, first.plusMonths(1).atEndOfMonth())).isEmpty();
    assertThat(dueAt(nights.waiting())).isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
    nights.caughtUpTo(clock.instant());

    assertThat(nights.runs(Cycle.MONTHLY, first.atEndOfMonth())).hasSize(1);
    assertThat(nights.runs(Cycle.MONTHLY, first.plusMonths(1).atEndOfMonth())).hasSize(1);
    assertThat(nights.runs(Cycle.MONTHLY, first.plusMonths(2).atEndOfMonth())).isEmpty();
    assertThat(begun(first.atEndOfMonth())).isBefore(begun(first.plusMonths(1).atEndOfMonth()));
  }

  @Test
  void aMilestoneIsBilledInTheNightAfterItWasReached() {
    var matter = firm.hourlyMatter().billedAs("FLAT_MILESTONE").milestone("Filing", "2800.00").loaded();
    nights.caughtUpTo(clock.instant());
    done(matterProgress.reached(matter.matter(), "filing", nights.today(), Billing.COORDINATOR));
    var reachedOn = nights.today();

    nights.caughtUpTo(nights.at(reachedOn.plusDays(1), 4));

    assertThat(nights.runs(Cycle.MILESTONE, reachedOn)).hasSize(1);
    assertThat(nights.scope(Cycle.MILESTONE, reachedOn)).contains(matter.number());
    jobs.runDue("billing-cycle", nights.runs(Cycle.MILESTONE, reachedOn).get(0));
    assertThat(billing.of(matter, reachedOn).totals().total().plain()).isEqualTo("2800.00");
  }

  @Test
  void theTeamHearsDaysBeforeUntilWhenItsTimeCounts() {
    var associate = newcomers.associate();
    firm.hourlyMatter().withOnTheTeam(associate.value()).loaded();
    var month = nextMonth();
    nights.caughtUpTo(nights.at(month.atEndOfMonth().minusDays(3), 12));

    nights.caughtUpTo(nights.at(month.atEndOfMonth().minusDays(2), 2));
    sendNotices();

    assertThat(mailsTo(associate)).singleElement().satisfies(mail -> {
      assertThat(mail).contains("1 matter on which you work", month.atEndOfMonth().getDayOfMonth() + " are made on");
      assertThat(mail).doesNotContain("Quillon");
    });
    nights.caughtUpTo(nights.at(month.atEndOfMonth().minusDays(1), 2));
    sendNotices();
    assertThat(mailsTo(associate)).hasSize(1);
  }

  @Test
  void anAttorneyHearsOnceInAMonthOfAMatterWithoutTime() {
    var attorney = newcomers.associate();
    var matter = firm.hourlyMatter().responsibleAttorney(attorney.value()).loaded();
    var opened = nextMonth().atDay(1);
    nights.caughtUpTo(nights.at(opened.plusDays(9), 12));
    sendNotices();
    assertThat(mailsTo(attorney)).noneMatch(mail -> mail.contains("Nobody has approved time"));

    nights.caughtUpTo(nights.at(opened.plusDays(10), 4));
    sendNotices();
    nights.caughtUpTo(nights.at(opened.plusDays(11), 4));
    sendNotices();

    assertThat(mailsTo(attorney)).filteredOn(mail -> mail.contains("Nobody has approved time")).singleElement()
        .satisfies(mail -> assertThat(mail).contains("on: " + matter.number() + ".").doesNotContain("Quillon"));
  }

  private Instant dueAt(ProcessInstance look) {
    return jobs.nextDue(CALENDAR, look.getBusinessKey()).orElseThrow();
  }

  private void sendNotices() {
    runtime.createProcessInstanceQuery().processDefinitionKey(NOTICE).list()
        .forEach(notice -> jobs.runDue(NOTICE, notice.getBusinessKey()));
  }

  private List<String> mailsTo(TimekeeperId person) {
    var address = directory.required(person).email();
    return mailbox.all().stream().filter(sent -> sent.message().to().contains(address))
        .map(sent -> sent.message().text()).toList();
  }

  private YearMonth nextMonth() {
    return YearMonth.from(nights.today()).plusMonths(1);
  }

  private Instant begun(LocalDate periodEnd) {
    return jdbc.sql("select begun_at from calendar_run where cycle = 'MONTHLY' and period_end = :periodEnd")
        .param("periodEnd", periodEnd)
        .query((columns, number) -> new Row(columns).instant("begun_at"))
        .single();
  }

  private List<String> passed(ProcessInstance look) {
    return history.createHistoricActivityInstanceQuery().processInstanceId(look.getId()).list().stream()
        .map(HistoricActivityInstance::getActivityId).toList();
  }
}
