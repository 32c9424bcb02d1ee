package io.matterflow.capture;

import static io.matterflow.capture.CaptureDecisions.TIME_ROUNDING;
import static io.matterflow.capture.Capturing.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.capture.CaptureDecisions.RoundingFacts;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A rounding policy belongs to a matter; another one changes what is approved from then on, never what was posted. */
@ProductTest
@Tag("both-databases")
class RoundingPolicyTest {

  private static final String FIRST_RULE = "<rule id=\"statedUnits\">";

  @Autowired private Firm firm;
  @Autowired private Capturing capturing;
  @Autowired private TimePrompts prompts;
  @Autowired private JdbcTimeEntries entries;
  @Autowired private Decisions decisions;
  @Autowired private RepositoryService repository;

  private Optional<String> deployment = Optional.empty();

  @AfterEach
  void theFirmsOwnTableIsInForceAgain() {
    deployment.ifPresent(id -> {
      repository.deleteDeployment(id, true);
      await().until(() -> ruleFor("any").equals("started"));
    });
  }

  @Test
  void eightMinutesArePostedAsTwoTenthsAndTheRawEightMinutesAreKept() {
    var posted = posted(call(firm.hourlyMatter().at("100.00").loaded(), 0, 480));

    var time = entries.of(posted.id()).orElseThrow();
    assertThat(capturing.inThePracticeSystem(posted).get(0).content().get("hours").asText()).isEqualTo("0.2");
    assertThat(time.rounded().raw()).contains(Duration.ofMinutes(8));
    assertThat(time.rounded().units()).contains(2);
    assertThat(time.rounded().increment().orElseThrow()).isEqualByComparingTo("0.1");
    assertThat(time.rounded().rule().orElseThrow()).startsWith("time-rounding ").endsWith(" started");
  }

  @Test
  void anotherPolicyHoldsForWhatIsApprovedFromThenOn() throws IOException {
    var matter = firm.hourlyMatter().at("100.00").loaded();
    var before = posted(call(matter, 0, 480));
    var entry = entries.of(before.id()).orElseThrow();
    var waiting = capturing.prompt(call(matter, 20, 480));

    inForce(rule("toTheNearest", matter, "NEAREST", "ENTRY", ""));
    var after = posted(waiting);

    assertThat(entries.of(before.id())).contains(entry);
    assertThat(capturing.inThePracticeSystem(before)).hasSize(1);
    assertThat(entries.of(after.id()).orElseThrow()).satisfies(time -> {
      assertThat(time.hours().plain()).isEqualTo("0.1");
      assertThat(time.raw()).contains(Duration.ofMinutes(8));
      assertThat(time.roundingRule().orElseThrow()).endsWith(" toTheNearest")
          .isNotEqualTo(entry.roundingRule().orElseThrow());
    });
  }

  @Test
  void aPolicyMayNameAnotherIncrementForAMatter() throws IOException {
    var matter = firm.hourlyMatter().at("100.00").loaded();
    inForce(rule("quarters", matter, "UP", "ENTRY", "\"0.25\""));

    var time = entries.of(posted(call(matter, 0, 480)).id()).orElseThrow();

    assertThat(time.hours().plain()).isEqualTo("0.25");
    assertThat(time.entry().amount()).isEqualTo(Money.usd("25.00"));
  }

  @Test
  void aDayIsRoundedOnceAndEachEntryGetsWhatItAdds() throws IOException {
    var matter = firm.hourlyMatter().at("100.00").loaded();
    inForce(rule("byDay", matter, "UP", "MATTER_DAY", ""));

    var first = posted(call(matter, 0, 480));
    var second = posted(call(matter, 20, 480));
    var third = posted(call(matter, 40, 120));

    assertThat(amounts(first, second, third)).containsExactly("20.00", "10.00", "0.00");
    assertThat(entries.of(third.id()).orElseThrow().billedPercent()).isZero();
    var nextDay = posted(call(matter, 60 * 24, 120));
    assertThat(amounts(nextDay)).containsExactly("10.00");
  }

  @Test
  void twoApprovalsOfOneDayAtOnceShareItsRounding() throws Exception {
    var matter = firm.hourlyMatter().at("100.00").loaded();
    inForce(rule("byDay", matter, "UP", "MATTER_DAY", ""));
    var one = capturing.prompt(call(matter, 20, 120));
    var other = capturing.prompt(call(matter, 40, 120));
    var start = new CyclicBarrier(2);

    var runners = Executors.newFixedThreadPool(2);
    try {
      for (var approval : runners.invokeAll(List.of(approving(one, start), approving(other, start)))) {
        assertThat(approval.get()).isInstanceOf(Answer.Done.class);
      }
    } finally {
      runners.shutdownNow();
    }

    assertThat(amounts(one, other)).containsExactlyInAnyOrder("10.00", "0.00");
  }

  private Callable<Object> approving(TimePrompt prompt, CyclicBarrier start) {
    return () -> {
      start.await();
      return prompts.approve(prompt.id(), PromptEdits.BOTH, person(prompt.timekeeper()));
    };
  }

  private TimePrompt posted(Activities call) {
    return posted(capturing.prompt(call));
  }

  private TimePrompt posted(TimePrompt prompt) {
    var approved = capturing.approve(prompt);
    capturing.runJobs(approved.signal());
    return capturing.now(approved);
  }

  private List<String> amounts(TimePrompt... of) {
    return List.of(of).stream().map(prompt -> entries.of(prompt.id()).orElseThrow().entry().amount().plain()).toList();
  }

  private static Activities call(Engagement matter, int minutesLater, int seconds) {
    return Activities.call().out().by("TK06").phone("+1 212 555 0100").about(matter.number()).lasting(seconds)
        .event(UUID.randomUUID().toString())
        .at(Instant.parse("2026-06-29T15:00:00Z").plus(Duration.ofMinutes(minutesLater)).toString());
  }

  private void inForce(String rule) throws IOException {
    var table = Files.readString(Path.of("dmn/time-rounding.dmn")).replace(FIRST_RULE, rule + FIRST_RULE);
    deployment = Optional.of(repository.createDeployment().addString("time-rounding.dmn", table).deploy().getId());
    var matter = rule.replaceAll("(?s).*-matter\"><text>\"(.*?)\".*", "$1");
    await().until(() -> !ruleFor(matter).equals("started"));
  }

  private String ruleFor(String matter) {
    var facts = new RoundingFacts("HOURLY", new BigDecimal("0.1"), "C1", matter);
    return decisions.look(TIME_ROUNDING, facts).get(0).rule().rule();
  }

  private static String rule(String id, Engagement matter, String direction, String basis, String increment) {
    return """
        <rule id="%1$s">
          <description>As agreed for this matter.</description>
          <inputEntry id="%1$s-billingModel"><text>-</text></inputEntry>
          <inputEntry id="%1$s-increment"><text>-</text></inputEntry>
          <inputEntry id="%1$s-client"><text>-</text></inputEntry>
          <inputEntry id="%1$s-matter"><text>"%2$s"</text></inputEntry>
          <outputEntry id="%1$s-direction"><text>"%3$s"</text></outputEntry>
          <outputEntry id="%1$s-basis"><text>"%4$s"</text></outputEntry>
          <outputEntry id="%1$s-ownIncrement"><text>%5$s</text></outputEntry>
        </rule>
        """.formatted(id, matter.number(), direction, basis, increment);
  }
}
