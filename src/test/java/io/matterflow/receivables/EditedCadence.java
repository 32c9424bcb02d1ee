package io.matterflow.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.Decisions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/** The firm edits a row of the cadence and puts the table into force; {@link #restored} takes that back. */
@Component
public class EditedCadence {

  private static final Path TABLE = Path.of("dmn", "reminder-cadence.dmn");

  private final Decisions decisions;
  private final RepositoryService repository;
  private Optional<String> deployment = Optional.empty();
  private int before;

  EditedCadence(Decisions decisions, RepositoryService repository) {
    this.decisions = decisions;
    this.repository = repository;
  }

  /** The message of day 10 needs a person's approval. */
  public void askingForApproval() {
    put("<outputEntry id=\"day10-approval\"><text>\"SEND\"", "<outputEntry id=\"day10-approval\"><text>\"APPROVE\"");
  }

  void put(String words, String others) {
    before = version();
    var text = read();
    assertThat(text).contains(words);
    var edited = text.replace(words, others);
    deployment = Optional.of(
        repository.createDeployment().addString(TABLE.getFileName().toString(), edited).deploy().getId());
    until(before + 1);
  }

  public void restored() {
    deployment.ifPresent(id -> repository.deleteDeployment(id, true));
    deployment = Optional.empty();
    until(before);
  }

  private static String read() {
    try {
      return Files.readString(TABLE);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** A released table takes effect within a moment. */
  private void until(int wanted) {
    var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (version() != wanted) {
      assertThat(System.nanoTime()).as("version %d takes effect", wanted).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private int version() {
    return decisions.versionInForce(ReminderCadence.TABLE);
  }
}
