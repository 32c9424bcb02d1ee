package io.matterflow.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.Newcomers;
import io.matterflow.ProductTest;
import io.matterflow.engine.Effects;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.messaging.SentMessages;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Messages to one person: as chosen, within the budget, once, and nothing when there is nothing to say. */
@ProductTest
@Tag("both-databases")
class PersonalNoticesTest {

  private static final String PROCESS = "personal-notice";
  private static final OffsetDateTime MORNING = OffsetDateTime.parse("2026-06-15T08:00:00-05:00");

  @Autowired private Firm firm;
  @Autowired private Newcomers newcomers;
  @Autowired private PersonalNotices notices;
  @Autowired private Notices deadlines;
  @Autowired private Effects effects;
  @Autowired private SentMessages mailbox;
  @Autowired private LocalVendors vendors;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;
  @Autowired private TaskService tasks;
  @Autowired private MeterRegistry meters;
  @Autowired private JdbcTemplate jdbc;
  @LocalServerPort private int port;

  private TimekeeperId associate;
  private Engagement engagement;
  private int signals;

  @BeforeEach
  void anAssociateWithAMatter() {
    associate = newcomers.associate();
    engagement = firm.hourlyMatter().withOnTheTeam(associate.value()).loaded();
  }

  @AfterEach
  void theMailGoesOutAgain() {
    vendors.named("messaging").become(Mood.WELL);
  }

  @Test
  void withoutAChoiceThereIsADigestAndNoMessageForEachPrompt() {
    asked(3);
    assertThat(states()).isEmpty();

    planned(NoticeKind.DIGEST);

    assertThat(states()).containsExactly("SENT");
    assertThat(subjects()).containsExactly("Your time today: 3 to answer");
  }

  @Test
  void whoWantsToKnowAtOnceIsToldAtOnceButFiveTimesADay() {
    choose("IMMEDIATE");

    asked(7);
    send();

    assertThat(states()).containsExactlyInAnyOrder("SENT", "SENT", "SENT", "SENT", "SENT", "HELD", "HELD");
    assertThat(mails()).hasSize(5);
  }

  @Test
  void aDeadlineCountsAndIsNeverHeldBack() {
    choose("IMMEDIATE");
    asked(5);
    send();

    var key = EffectKey.of("review-reminder", UUID.randomUUID(), 1);
    effects.once(key, deadlines.mail(key, associate, "Pre-bill waits", "Next: review it."));

    assertThat(mails()).hasSize(6);
    planned(NoticeKind.DIGEST);
    assertThat(mails()).hasSize(6);
    assertThat(states()).contains("HELD");
  }

  @Test
  void aBusyDayStaysWithinTheBudgetAndItsEscalationsGoOut() {
    choose("IMMEDIATE");
    var held = counted("prompt", "held");
    var sent = counted("prompt", "sent");
    var escalated = counted("deadline", "sent");

    for (int hour = 0; hour < 8; hour++) {
      asked(2);
      send();
      if (hour % 2 == 1) {
        escalated(hour);
      }
    }
    planned(NoticeKind.DIGEST);
    planned(NoticeKind.NUDGE);

    assertThat(subjects()).filteredOn(subject -> subject.equals("Pre-bill waits")).hasSize(4);
    assertThat(subjects()).filteredOn(subject -> !subject.equals("Pre-bill waits")).hasSize(4);
    assertThat(counted("prompt", "sent") - sent).isEqualTo(4);
    assertThat(counted("prompt", "held") - held).isEqualTo(12);
    assertThat(counted("deadline", "sent") - escalated).isEqualTo(4);
    assertThat(meters.get(NoticeFigures.OF_A_DAY).tag("kind", "within-budget").summary().max()).isBetween(4.0, 5.0);

    clock.advance(Duration.ofDays(1));
    planned(NoticeKind.DIGEST);
    assertThat(subjects()).contains("Your time today: 16 to answer");
  }

  private void escalated(int step) {
    var key = EffectKey.of("review-reminder", UUID.randomUUID(), step);
    effects.once(key, deadlines.mail(key, associate, "Pre-bill waits", "Next: review it."));
  }

  private double counted(String kind, String outcome) {
    return Optional.ofNullable(meters.find(NoticeFigures.MESSAGES).tags("kind", kind, "outcome", outcome).counter())
        .map(Counter::count)
        .orElse(0.0);
  }

  @Test
  void whoWantsNoMessagesGetsTheWeeklyNudgeAlone() {
    choose("OFF");
    asked(2);

    planned(NoticeKind.DIGEST);
    assertThat(mails()).isEmpty();

    planned(NoticeKind.NUDGE);
    assertThat(mails()).hasSize(1);
    assertThat(mails().get(0)).contains("Prompts to answer: 2", "without minutes: 0", "without a narrative: 0")
        .doesNotContain("Quillon", engagement.number(), "motion");
  }

  @Test
  void whoHasNothingToAnswerGetsNothing() {
    planned(NoticeKind.DIGEST);
    planned(NoticeKind.NUDGE);

    assertThat(mails()).isEmpty();
    assertThat(states()).containsExactly("EMPTY", "EMPTY");
  }

  @Test
  void aMessageForOneOccasionIsPlannedOnce() {
    asked(1);

    notices.plan(NoticeKind.DIGEST, associate, "round");
    notices.plan(NoticeKind.DIGEST, associate, "round");
    send();

    assertThat(states()).containsExactly("SENT");
  }

  @Test
  void aMessageInDoubtIsNotSentAgainBeforeAPersonHasSaid() {
    asked(1);
    notices.plan(NoticeKind.DIGEST, associate, "round");
    var notice = waiting().get(0);
    vendors.named("messaging").become(Mood.HANG_AFTER, Duration.ZERO);
    assertThatThrownBy(this::send).isInstanceOf(RuntimeException.class);

    clock.advance(Duration.ofMinutes(2));
    send();
    var doubt = tasks.createTaskQuery().processInstanceBusinessKey(notice).singleResult();
    assertThat(doubt.getTaskDefinitionKey()).isEqualTo("confirmWhetherSent_notice");
    vendors.named("messaging").become(Mood.WELL);
    assertThat(HttpCalls.to(port).as("billing-admin").post("/api/tasks/%s/finish".formatted(doubt.getId()),
        Map.of("outcome", "SENT")).status()).isEqualTo(204);
    send();

    assertThat(states()).containsExactly("SENT");
    assertThat(mails()).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void aChoiceIsTheirOwnAndAudited() {
    choose("OFF");

    assertThat(me().get("/api/prompt-settings").json().path("notices").asText()).isEqualTo("OFF");
    assertThat(HttpCalls.to(port).as("auditor").get("/api/audit?entity=notice-choice&id=" + associate).body())
        .contains("\"chose\"", associate.value(), "OFF");
    assertThat(HttpCalls.to(port).as("billing-admin").put("/api/prompt-settings", Map.of("notices", "OFF")).status())
        .isEqualTo(404);
    assertThat(me().put("/api/prompt-settings", Map.of("notices", "NEVER")).status()).isEqualTo(400);
  }

  private void choose(String choice) {
    assertThat(me().put("/api/prompt-settings", Map.of("mode", "TASK", "notices", choice)).status()).isEqualTo(200);
  }

  private void asked(int prompts) {
    for (int one = 0; one < prompts; one++) {
      var id = UUID.randomUUID().toString();
      var answer = HttpCalls.to(port).as("system").post("/api/activity-signals", List.of(Map.of("id", id,
          "timestamp", MORNING.plusMinutes(5L * signals++).toString(), "kind", "EMAIL", "direction", "OUT",
          "timekeeperId", associate.value(), "from", Newcomers.mailOf(associate), "to",
          List.of(engagement.contactAddress()),
          "cc", List.of(engagement.mailTag()), "subject", "Answer to the motion", "messageId",
          "<%s@mail.example>".formatted(id))));
      assertThat(answer.json().at("/results/0/outcome").asText()).as("%s", answer).isEqualTo("AUTO");
    }
  }

  private void planned(NoticeKind kind) {
    notices.plan(kind, associate, UUID.randomUUID().toString());
    send();
  }

  private void send() {
    waiting().forEach(notice -> jobs.runAll(PROCESS, notice));
  }

  private List<String> waiting() {
    return jdbc.queryForList(
        "select id from personal_notice where person_id = ? and state = 'PLANNED'", String.class, associate.value());
  }

  private List<String> states() {
    return jdbc.queryForList(
        "select state from personal_notice where person_id = ? and kind <> 'DEADLINE'", String.class,
        associate.value());
  }

  private List<String> mails() {
    return mailbox.all().stream()
        .filter(sent -> sent.message().to().contains(Newcomers.mailOf(associate)))
        .map(sent -> sent.message().text())
        .toList();
  }

  private List<String> subjects() {
    return mailbox.all().stream()
        .filter(sent -> sent.message().to().contains(Newcomers.mailOf(associate)))
        .map(sent -> sent.message().subject())
        .toList();
  }

  private HttpCalls me() {
    return HttpCalls.to(port).as(associate.value());
  }
}
