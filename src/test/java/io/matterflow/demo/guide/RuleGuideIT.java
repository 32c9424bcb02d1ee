package io.matterflow.demo.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Each page of the guide to the rules, followed step by step on one running demo: edited, tried, proposed, released by
 * another person, seen on a new case, and taken back. Nothing is restarted. One after the other: the firm has one
 * clock, and the product makes one trial at a time.
 */
@Execution(ExecutionMode.SAME_THREAD)
class RuleGuideIT {

  /** With {@code -Dpages=holidays,thresholds} these alone. */
  private static final String ONLY = System.getProperty("pages", "");

  @TempDir
  private static Path folder;
  private static GuideFirm firm;

  @BeforeAll
  static void aMonthHasPassed() {
    firm = GuideFirm.in(folder);
  }

  @AfterAll
  static void theDemoEnds() {
    if (firm != null) {
      firm.close();
    }
  }

  /** Each leaves the rules as it found them; what moves the clock comes last. */
  @TestFactory
  Stream<DynamicTest> isMadeAndTakenBackAsThePageSays() {
    return GuidePage.names().stream()
        .filter(page -> ONLY.isEmpty() || ONLY.contains(page))
        .map(RuleGuideIT::changeOf)
        .sorted(Comparator.comparing(GuidedChange::movesTheClock))
        .map(change -> DynamicTest.dynamicTest(change.page(), () -> change.play(firm)));
  }

  /** The page {@code cadence-days} has the class {@code CadenceDays}. */
  private static GuidedChange changeOf(String page) {
    var name = Arrays.stream(page.split("-"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
    try {
      var change = (GuidedChange) Class.forName("%s.%s".formatted(GuidedChange.class.getPackageName(), name))
          .getDeclaredConstructor()
          .newInstance();
      assertThat(change.page()).as("the page of " + name).isEqualTo(page);
      return change;
    } catch (ReflectiveOperationException none) {
      throw new AssertionError("page %s has no class %s that makes its change".formatted(page, name), none);
    }
  }
}
