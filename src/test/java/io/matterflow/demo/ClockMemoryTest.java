package io.matterflow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockMemoryTest {

  private static final Instant BEGINNING = Instant.parse("2026-06-30T13:00:00Z");

  private final AtomicReference<Instant> real = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));

  @TempDir
  private Path folder;

  @Test
  void aDemoThatNeverBeganHasNoTime() {
    assertThat(memory().now()).isEmpty();
  }

  @Test
  void timeGoesOnWhileTheDemoIsDown() {
    memory().keep(BEGINNING);

    real.updateAndGet(now -> now.plus(Duration.ofHours(2)));

    assertThat(memory().now()).contains(BEGINNING.plus(Duration.ofHours(2)));
  }

  @Test
  void theLastMoveIsTheOneThatIsRemembered() {
    memory().keep(BEGINNING);
    memory().keep(BEGINNING.plus(Duration.ofDays(10)));

    assertThat(memory().now()).contains(BEGINNING.plus(Duration.ofDays(10)));
  }

  @Test
  void aFolderThatIsNotThereYetIsMade() {
    var memory = new ClockMemory(folder.resolve("data/of/the/demo"), real::get);

    memory.keep(BEGINNING);

    assertThat(memory.now()).contains(BEGINNING);
  }

  private ClockMemory memory() {
    return new ClockMemory(folder, real::get);
  }
}
