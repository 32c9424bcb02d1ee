package io.matterflow.vendors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A vendor in the house's own keeping. What it takes is on disk before it answers, outside the product's transaction,
 * and asking twice takes it twice, as with a vendor that knows no idempotency: whoever wants an effect once must see to
 * it. Its mood makes it fail, hang or answer late; {@link #find} and {@link #entries} always tell the truth.
 */
public final class LocalVendor {

  private final String name;
  private final JournalFile journal;
  private final Clock clock;
  private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
  private volatile VendorSettings settings;

  LocalVendor(String name, JournalFile journal, Clock clock, VendorSettings settings) {
    this.name = name;
    this.journal = journal;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Takes an entry under the caller's key and answers its own id for it.
   *
   * @throws NotAccepted in the mood {@link Mood#FAIL}: surely not taken
   * @throws IllegalStateException when it never answered: taken or not, only {@link #find} can tell
   */
  public String keep(String key, ObjectNode entry) {
    var now = settings;
    switch (now.mood()) {
      case FAIL -> throw new NotAccepted("the local vendor %s refuses; its mood is FAIL".formatted(name));
      case HANG_BEFORE -> throw hanging(key, now.patience());
      case HANG_AFTER -> {
        append(key, entry);
        throw hanging(key, now.patience());
      }
      case LATE -> {
        var id = append(key, entry);
        pause(key, now.lateness());
        return id;
      }
      default -> {
        return append(key, entry);
      }
    }
  }

  /** Whether an entry with this key is here; the first of several. */
  public Finding find(String key) {
    return entries().stream()
        .filter(entry -> entry.key().equals(key))
        .findFirst()
        .<Finding>map(entry -> new Finding.Found(entry.id()))
        .orElseGet(Finding.Absent::new);
  }

  /** Everything that was ever taken, oldest first. */
  public List<Entry> entries() {
    return journal.read();
  }

  public Mood mood() {
    return settings.mood();
  }

  /** With which keys callers wait for an answer right now. */
  public List<String> waiting() {
    return List.copyOf(waiting);
  }

  /** From now on, until it is told otherwise or the product is started again. */
  public void become(Mood mood) {
    settings = settings.in(mood);
  }

  /** As {@link #become(Mood)}; whoever is left hanging gives up after the patience. */
  public void become(Mood mood, Duration patience) {
    settings = settings.in(mood).with(patience);
  }

  private String append(String key, ObjectNode content) {
    var entry = new Entry(name + "-" + UUID.randomUUID(), key, clock.instant(), content.deepCopy());
    journal.append(entry);
    return entry.id();
  }

  private IllegalStateException hanging(String key, Duration patience) {
    pause(key, patience);
    return new IllegalStateException("the local vendor %s did not answer within %s".formatted(name, patience));
  }

  private void pause(String key, Duration time) {
    waiting.add(key);
    try {
      new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("waiting for the local vendor %s was interrupted".formatted(name), stopped);
    } finally {
      waiting.remove(key);
    }
  }

  /** One thing that was taken: our id, the caller's key, when, and what. */
  public record Entry(String id, String key, Instant at, ObjectNode content) {}
}
