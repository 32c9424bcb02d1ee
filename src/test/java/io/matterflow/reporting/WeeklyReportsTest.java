package io.matterflow.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.Newcomers;
import io.matterflow.ProductTest;
import io.matterflow.access.Users;
import io.matterflow.directory.FirmCalendar;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import io.matterflow.messaging.Messages.Attachment;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.SentMessages;
import io.matterflow.messaging.SentMessages.SentMessage;
import io.matterflow.messaging.smtp.StubbedMail;
import io.matterflow.reporting.PlannedReport.State;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The report of a week to a partner: once, on the firm's calendar, of what the partner may read, and late rather than
 * twice.
 */
@ProductTest
@Tag("both-databases")
class WeeklyReportsTest {

  @Autowired private ReceivablesBook book;
  @Autowired private JdbcWeeklyReports rows;
  @Autowired private WeeklyReports reports;
  @Autowired private Newcomers newcomers;
  @Autowired private Users users;
  @Autowired private SentMessages mailbox;
  @Autowired private StubbedMail mail;
  @Autowired private LocalVendors vendors;
  @Autowired private Jobs jobs;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private FirmCalendar calendar;
  @Autowired private MovableClock clock;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;
  private LocalDate monday;
  private TimekeeperId partner;
  private InvoiceNumber invoice;

  @BeforeEach
  void aPartnerWhoseClientOwes() {
    asOthersLeftIt = book.now();
    monday = Stream.iterate(
        today().plusWeeks(3).with(TemporalAdjusters.next(DayOfWeek.MONDAY)), week -> week.plusWeeks(1))
        .filter(this::beginsFourWeeksWithoutAHoliday).findFirst().orElseThrow();
    book.itIs(monday.minusDays(3));
    partner = book.partner();
    invoice = book.invoice(book.client(partner), "1874.50");
  }

  @AfterEach
  void theClockIsPutBack() {
    vendors.named("messaging").become(Mood.WELL);
    book.itIs(asOthersLeftIt);
  }

  @Test
  void goesOutOnMondayMorningWithAPageATextAPdfAndATable() {
    at(monday, "06:59");
    look();
    assertThat(rows.of(partner)).as("at most that of the week before")
        .extracting(PlannedReport::weekOf)
        .doesNotContain(monday);
    at(monday, "07:00");
    look();
    send();

    assertThat(mails()).singleElement().satisfies(mail -> {
      assertThat(mail.to()).containsExactly(Newcomers.mailOf(partner));
      assertThat(mail.subject()).contains("Receivables as of", "$1,874.50 open", "your matters");
      assertThat(mail.text()).contains("Open: $1,874.50", "Billed: + $1,874.50", "DSO = open ÷ billed");
      assertThat(mail.html()).hasValueSatisfying(page -> assertThat(page).contains("$1,874.50", "bgcolor=\"#1f3a4d\"")
          .doesNotContain("<img", "http://", "https://"));
      assertThat(mail.attachments()).extracting(Attachment::mediaType).containsExactly("application/pdf", "text/csv");
      assertThat(new String(mail.attachments().get(1).content(), StandardCharsets.UTF_8)).contains(invoice.value(),
          "1874.50");
      assertThat(new String(mail.attachments().get(0).content(), StandardCharsets.ISO_8859_1)).startsWith("%PDF");
    });
    assertThat(rows.of(partner)).filteredOn(report -> report.weekOf().equals(monday))
        .extracting(PlannedReport::state).containsExactly(State.SENT);
  }

  @Test
  void goesOutOnceAWeekHoweverOftenSomebodyLooks() {
    at(monday, "07:00");
    look();
    send();
    at(monday, "23:59");
    look();
    at(monday.plusDays(2), "09:00");
    look();
    send();
    assertThat(mails()).hasSize(1);

    at(monday.plusWeeks(1), "07:00");
    look();
    send();
    assertThat(mails()).hasSize(2);
  }

  @Test
  void afterAnOutageTheLatestWeekGoesOutAndNoEarlierOne() {
    at(monday.plusWeeks(3).plusDays(1), "10:00");
    look();
    send();

    assertThat(rows.of(partner)).extracting(PlannedReport::weekOf).containsExactly(monday.plusWeeks(3));
    assertThat(mails()).hasSize(1);
  }

  @Test
  void oneThatWaitedUntilALaterOneWasThereIsNotSent() {
    at(monday, "07:00");
    look();
    var first = rows.of(partner).get(0).id().toString();
    vendors.named("messaging").become(Mood.FAIL);
    assertThatThrownBy(() -> jobs.runDue("weekly-report", first)).hasMessageContaining("messaging");
    at(monday.plusWeeks(1), "08:00");
    look();
    vendors.named("messaging").become(Mood.WELL);
    send();

    assertThat(rows.of(partner)).extracting(PlannedReport::state).containsExactly(State.SENT, State.OVERTAKEN);
    assertThat(mails()).hasSize(1);
  }

  @Test
  void aWeekWithNothingInItIsSkippedForAPartnerAndSentToWhoReadsTheFirms() {
    book.pay(invoice, Money.usd("1874.50"), monday.minusDays(3));
    at(monday.plusWeeks(4), "07:00");
    look();
    send();

    assertThat(rows.of(partner)).extracting(PlannedReport::state).containsExactly(State.SKIPPED);
    assertThat(mails()).isEmpty();
  }

  @Test
  void whoMayReadEveryInvoiceGetsTheFirmsAndNoLongerWhenThatEnds() {
    users.setRoles(new UserId(partner.value()), Set.of(Role.TIMEKEEPER, Role.BILLING_PARTNER, Role.BILLING_ADMIN),
        false, Actor.ENGINE);
    at(monday, "07:00");
    look();
    assertThat(rows.of(partner)).extracting(PlannedReport::scope).containsExactly(WeeklyTable.Scope.FIRM);
    users.setRoles(new UserId(partner.value()), Set.of(Role.TIMEKEEPER, Role.BILLING_PARTNER), false, Actor.ENGINE);

    send();

    assertThat(mails()).singleElement().satisfies(mail -> assertThat(mail.subject()).contains("your matters"));
  }

  @Test
  void ofAnotherPartnersMattersNothingIsTold() {
    var other = book.partner();
    var theirs = book.invoice(book.client(other), "99.00");
    at(monday, "07:00");
    look();
    send();

    assertThat(mails()).singleElement().satisfies(mail -> {
      assertThat(mail.html().orElseThrow()).doesNotContain(theirs.value() + "<");
      assertThat(mail.text()).contains("Open: $1,874.50");
      assertThat(new String(mail.attachments().get(1).content(), StandardCharsets.UTF_8))
          .doesNotContain(theirs.value() + ",");
    });
  }

  @Test
  void whoHasLeftTheFirmIsToldNothing() {
    at(monday, "07:00");
    look();
    newcomers.left(partner);
    send();

    assertThat(mails()).isEmpty();
    assertThat(rows.of(partner)).extracting(PlannedReport::state).containsExactly(State.SKIPPED);
  }

  @Test
  void anAnswerLostOnTheWayBackSendsNothingTwiceAndADoubtIsAPersons() {
    at(monday, "07:00");
    look();
    var report = rows.of(partner).get(0).id().toString();
    vendors.named("messaging").become(Mood.HANG_AFTER, Duration.ZERO);
    assertThatThrownBy(() -> jobs.runDue("weekly-report", report)).hasMessageContaining("did not answer");
    vendors.named("messaging").become(Mood.HANG_BEFORE, Duration.ZERO);
    clock.advance(Duration.ofHours(1));
    jobs.runDue("weekly-report", report);
    var task = tasks.createTaskQuery().processInstanceBusinessKey(report).singleResult();
    assertThat(task.getTaskDefinitionKey()).isEqualTo("confirmWhetherSent_weeklyReport");

    vendors.named("messaging").become(Mood.WELL);
    var answer = HttpCalls.to(port)
        .as("billing-admin")
        .post("/api/tasks/%s/finish".formatted(task.getId()), Map.of("outcome", "SENT"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    jobs.runDue("weekly-report", report);

    assertThat(mails()).hasSize(1);
    assertThat(rows.of(partner)).extracting(PlannedReport::state).containsExactly(State.SENT);
  }

  @Test
  void anAddressThatIsRefusedEndsTheReportAndStandsAmongTheExceptions() {
    var system = mail.connect();
    try {
      system.refuses(Newcomers.mailOf(partner), "550 5.1.1 no such user");
      at(monday, "07:00");
      look();
      send();

      assertThat(rows.of(partner)).extracting(PlannedReport::state).containsExactly(State.REFUSED);
      assertThat(system.mails()).isEmpty();
    } finally {
      mail.disconnect(system);
    }
  }

  @Test
  void aLookThatIsHeldTwiceChangesNothing() {
    at(monday, "07:00");
    var id = nextLook();
    look();

    reports.look(WeeklyLookId.of(id));

    assertThat(jdbc.queryForObject("select count(*) from weekly_look where state = 'PLANNED'", Integer.class)).isOne();
    assertThat(rows.of(partner)).hasSize(1);
  }

  /** A report goes out on the first business day of its week. */
  private boolean beginsFourWeeksWithoutAHoliday(LocalDate first) {
    return Stream.iterate(first, week -> week.plusWeeks(1)).limit(4).allMatch(calendar.calendar()::isBusinessDay);
  }

  private LocalDate today() {
    return clock.instant().atZone(ReceivablesBook.ZONE).toLocalDate();
  }

  private void at(LocalDate day, String time) {
    clock.standAt(day.atTime(LocalTime.parse(time)).atZone(ReceivablesBook.ZONE).toInstant());
  }

  /** The look that waits, whatever the clock was at when it was planned. */
  private void look() {
    jobs.runAll("weekly-round", nextLook());
  }

  private String nextLook() {
    return jdbc.queryForObject("select cast(id as varchar(36)) from weekly_look where state = 'PLANNED'", String.class);
  }

  private void send() {
    rows.of(partner).forEach(report -> jobs.runDue("weekly-report", report.id().toString()));
  }

  private List<Message> mails() {
    return mailbox.all().stream().map(SentMessage::message)
        .filter(message -> message.key().startsWith("weekly-report:RECEIVABLES:" + partner.value() + ":"))
        .toList();
  }
}
