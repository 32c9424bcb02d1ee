package io.matterflow.vendors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

@Timeout(30)
class LocalVendorTest {

  private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-30T13:00:00Z"), ZoneOffset.UTC);

  @TempDir Path data;

  private LocalVendor vendor;

  @BeforeEach
  void open() {
    vendor = opened();
  }

  @Test
  void keepsWhatItTookThroughARestart() {
    var id = vendor.keep("invoice:7:delivery", text("Dear Ms Müller\nline two"));

    assertThat(opened().entries()).singleElement().satisfies(entry -> {
      assertThat(entry.id()).isEqualTo(id);
      assertThat(entry.key()).isEqualTo("invoice:7:delivery");
      assertThat(entry.at()).isEqualTo(CLOCK.instant());
      assertThat(entry.content()).isEqualTo(text("Dear Ms Müller\nline two"));
    });
    assertThat(opened().find("invoice:7:delivery")).isEqualTo(new Finding.Found(id));
    assertThat(opened().find("invoice:8:delivery")).isEqualTo(new Finding.Absent());
  }

  @Test
  void takesTheSameTwiceWhenAskedTwiceAsMostVendorsDo() {
    var first = vendor.keep("reminder:7:day10", text("a"));
    var second = vendor.keep("reminder:7:day10", text("a"));

    assertThat(vendor.entries()).hasSize(2);
    assertThat(second).isNotEqualTo(first);
    assertThat(vendor.find("reminder:7:day10")).isEqualTo(new Finding.Found(first));
  }

  @Test
  void forgetsALineThatAKillCutShort() throws IOException {
    vendor.keep("one", text("whole"));
    cut("{\"id\":\"local-2\",\"key\":\"two\",\"at\":\"2026-06-3");

    assertThat(opened().find("two")).isEqualTo(new Finding.Absent());
    assertThat(opened().entries()).hasSize(1);
  }

  @Test
  void writesOnAfterALineThatAKillCutShort() throws IOException {
    vendor.keep("one", text("whole"));
    cut("{\"id\":\"local-2\",\"key\":\"two\"");

    opened().keep("three", text("whole again"));

    assertThat(opened().entries()).extracting(LocalVendor.Entry::key).containsExactly("one", "three");
  }

  @Test
  void beginsAnewWhenTheVeryFirstLineWasCutShort() throws IOException {
    vendor.keep("one", text("whole"));
    Files.writeString(file(), "{\"id\":", StandardOpenOption.TRUNCATE_EXISTING);

    opened().keep("two", text("whole"));

    assertThat(opened().entries()).extracting(LocalVendor.Entry::key).containsExactly("two");
  }

  @Test
  void takesWhatManySendAtTheSameTimeLineByLine() {
    var start = new CountDownLatch(1);
    var senders = IntStream.range(0, 40)
        .mapToObj(number -> CompletableFuture.runAsync(() -> {
          await(start);
          vendor.keep("key-" + number, text("x".repeat(5000)));
        }))
        .toList();
    start.countDown();
    senders.forEach(CompletableFuture::join);

    assertThat(opened().entries()).extracting(LocalVendor.Entry::key).doesNotHaveDuplicates().hasSize(40);
  }

  @Test
  void surelyTakesNothingWhenItFails() {
    vendor.become(Mood.FAIL);

    assertThatThrownBy(() -> vendor.keep("one", text("a"))).isInstanceOf(NotAccepted.class);
    assertThat(vendor.entries()).isEmpty();
  }

  @Test
  void takesNothingWhenItHangsBefore() {
    vendor.become(Mood.HANG_BEFORE, Duration.ZERO);

    assertThatIllegalStateException().isThrownBy(() -> vendor.keep("one", text("a")));
    assertThat(vendor.find("one")).isEqualTo(new Finding.Absent());
  }

  @Test
  void hasTakenItWhenItHangsAfter() {
    vendor.become(Mood.HANG_AFTER, Duration.ZERO);

    assertThatIllegalStateException().isThrownBy(() -> vendor.keep("one", text("a")));
    assertThat(vendor.find("one")).isInstanceOf(Finding.Found.class);
  }

  @Test
  void answersLate() {
    vendor.become(Mood.LATE, Duration.ofMillis(20));
    var begin = System.nanoTime();

    var id = vendor.keep("one", text("a"));

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    assertThat(vendor.find("one")).isEqualTo(new Finding.Found(id));
  }

  @Test
  void letsGoOfACallerWhoIsInterrupted() {
    vendor.become(Mood.HANG_AFTER, Duration.ofMinutes(10));
    var outcomes = new ArrayList<String>();
    var caller = new Thread(() -> {
      try {
        vendor.keep("one", text("a"));
      } catch (IllegalStateException letGo) {
        outcomes.add(letGo.getMessage());
      }
    });

    caller.start();
    caller.interrupt();
    join(caller);

    assertThat(outcomes).singleElement().asString().contains("interrupted");
  }

  @Test
  void beginsInTheMoodThatItsSettingsGive() {
    var settings = new MockEnvironment()
        .withProperty("matterflow.vendors.messaging.mood", "hang-after")
        .withProperty("matterflow.vendors.messaging.patience", "1ms");

    var told = new LocalVendors(data, settings, CLOCK).named("messaging");

    assertThat(told.mood()).isEqualTo(Mood.HANG_AFTER);
    assertThatIllegalStateException().isThrownBy(() -> told.keep("one", text("a"))).withMessageContaining("PT0.001S");
    told.become(Mood.WELL);
    assertThat(told.keep("two", text("b"))).startsWith("messaging-");
  }

  @Test
  void isTheSameVendorUnderTheSameName() {
    var vendors = new LocalVendors(data, new MockEnvironment(), CLOCK);

    assertThat(vendors.named("messaging")).isSameAs(vendors.named("messaging")).isNotSameAs(vendors.named("payments"));
    assertThatIllegalArgumentException().isThrownBy(() -> vendors.named("../etc"));
  }

  private LocalVendor opened() {
    return new LocalVendors(data, new MockEnvironment(), CLOCK).named("messaging");
  }

  private Path file() {
    return data.resolve("vendors").resolve("messaging.jsonl");
  }

  private void cut(String half) throws IOException {
    Files.writeString(file(), half, StandardOpenOption.APPEND);
  }

  private static ObjectNode text(String words) {
    return JsonNodeFactory.instance.objectNode().put("text", words);
  }

  private static void await(CountDownLatch start) {
    try {
      start.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
