package io.matterflow.practice.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.matterflow.practice.PracticeBillsContract;
import io.matterflow.practice.PracticeFilesContract;
import io.matterflow.practice.PracticeSystem;
import io.matterflow.practice.PracticeSystemContract;
import io.matterflow.practice.PracticeTasksContract;
import io.matterflow.vendors.LocalVendorTesting;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPracticeSystemTest implements PracticeSystemContract, PracticeBillsContract {

  @TempDir Path data;

  private LocalVendors vendors;

  @BeforeEach
  void open() {
    vendors = LocalVendorTesting.in(data, Clock.systemUTC());
  }

  @Override
  public PracticeSystem practiceSystem() {
    return inMood(Mood.WELL);
  }

  @Override
  public PracticeSystem whileItRefuses() {
    return inMood(Mood.FAIL);
  }

  @Override
  public PracticeSystem whileItNeverAnswers() {
    return inMood(Mood.HANG_AFTER);
  }

  @Override
  public String enteredByHand(String hours, String activityCode) {
    var entry = PracticeSystemContract.entry("");
    return vendors.named("practice").keep(PracticeJournal.BY_HAND + "1", JsonNodeFactory.instance.objectNode()
        .put("matterId", entry.matter().value())
        .put("timekeeperId", entry.timekeeper().value())
        .put("workDate", entry.workDate().toString())
        .put("hours", hours)
        .put("activityCode", activityCode));
  }

  @Override
  public long tasksOpenOverThere() {
    var lines = vendors.named("practice-tasks").entries();
    var closed = lines.stream().filter(line -> line.content().has(LocalTasks.CLOSES)).count();
    return lines.size() - 2 * closed;
  }

  @Override
  public long recordsFiledOverThere() {
    return vendors.named("practice-files").entries().size();
  }

  @Override
  public Set<String> entriesBilledOverThere() {
    var billed = new TreeSet<String>();
    vendors.named("practice-bills").entries().forEach(line -> line.content().get("entries").forEach(entry -> {
      if (line.content().get("billed").asBoolean()) {
        billed.add(entry.asText());
      } else {
        billed.remove(entry.asText());
      }
    }));
    return billed;
  }

  @Test
  void shownToPeopleOrNotAsTheFirmSays() {
    assertThat(new LocalPracticeSystem(vendors, false).tasks().areRead()).isFalse();
    assertThat(new LocalPracticeSystem(vendors, true).tasks().areRead()).isTrue();
  }

  @Test
  void keepsAllThatATaskTells() {
    practiceSystem().tasks().open(PracticeTasksContract.task("task:1"));

    assertThat(vendors.named("practice-tasks").entries()).singleElement().satisfies(kept ->
        assertThat(kept.content().properties()).extracting(Object::toString).containsExactlyInAnyOrder(
            "matterId=\"1001-0001\"", "assigneeId=\"TK06\"", "title=\"Review pre-bill 1001-0001, June 2026\"",
            "link=\"https://billing.example.com/camunda/app/tasklist/default/#/?task=7f3a\"", "due=\"2026-07-02\""));
  }

  @Test
  void keepsAllThatWasPosted() {
    practiceSystem().post(PracticeSystemContract.entry("time-entry:1"));

    assertThat(vendors.named("practice").entries()).singleElement().satisfies(kept -> {
      assertThat(kept.key()).isEqualTo("time-entry:1");
      assertThat(kept.content().properties()).extracting(Object::toString).containsExactlyInAnyOrder(
          "matterId=\"1001-0001\"", "timekeeperId=\"TK06\"", "workDate=\"2026-06-30\"", "hours=\"0.2\"",
          "rate=\"405.00\"",
          "currency=\"USD\"", "narrative=\"Review draft answer; call with client \\\"today\\\"\"", "billable=true",
          "taskCode=\"L210\"", "activityCode=\"A104\"");
    });
  }

  @Test
  void keepsAllThatWasFiled() {
    practiceSystem().files().file(PracticeFilesContract.record("filed:1"));

    assertThat(vendors.named("practice-files").entries()).singleElement().satisfies(kept ->
        assertThat(kept.content().properties()).extracting(Object::toString).containsExactlyInAnyOrder(
            "matterId=\"1001-0001\"", "clientId=\"1001\"", "wentOn=\"2026-07-01\"",
            "title=\"Invoice 10042 went to the client by e-mail\"",
            "words=\"Delivered by e-mail on July 1, 2026.\"", "document=\"Invoice-10042.pdf\"",
            "sha256=\"%s\"".formatted("ab".repeat(32))));
  }

  private PracticeSystem inMood(Mood mood) {
    vendors.named("practice").become(mood, Duration.ZERO);
    vendors.named("practice-tasks").become(mood, Duration.ZERO);
    vendors.named("practice-files").become(mood, Duration.ZERO);
    vendors.named("practice-bills").become(mood, Duration.ZERO);
    return new LocalPracticeSystem(vendors, true);
  }
}
