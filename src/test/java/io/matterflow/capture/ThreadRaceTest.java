package io.matterflow.capture;

import static io.matterflow.capture.Capturing.mailTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.capture.ActivityCapture.Receipt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Mails of one thread that are told at the same moment are one prompt, whoever is first. */
@ProductTest
@Tag("both-databases")
class ThreadRaceTest {

  private static final int ROUNDS = 25;
  private static final int LENGTH = 4;

  @Autowired private Firm firm;
  @Autowired private Capturing capturing;
  @Autowired private ActivityCapture capture;

  @Test
  void mailsThatKnowOnlyWhomTheyAnswerAreOnePromptWhenTheyComeTogether() throws Exception {
    var random = new Random(24);
    for (int round = 0; round < ROUNDS; round++) {
      var mails = thread();
      Collections.shuffle(mails, random);

      atOnce(mails);

      assertThat(receipts(mails)).extracting(receipt -> receipt.prompt().orElseThrow())
          .as("round %d", round)
          .hasSize(LENGTH)
          .containsOnly(capturing.received(mails.get(0)).prompt().orElseThrow());
    }
  }

  /** Each answers the one before and names no other. */
  private List<IncomingActivity> thread() {
    var matter = firm.hourlyMatter().loaded();
    var mark = UUID.randomUUID().toString();
    var mails = new ArrayList<IncomingActivity>();
    mails.add(mailTo(matter).event(mark + 0).message(mark + "-0").at("2026-06-30T15:00:00Z").signal());
    for (int number = 1; number < LENGTH; number++) {
      mails.add(mailTo(matter).event(mark + number)
          .message("%s-%d".formatted(mark, number), "%s-%d".formatted(mark, number - 1))
          .at("2026-06-30T15:%d:00Z".formatted(10 + 5 * number)).signal());
    }
    return mails;
  }

  private void atOnce(List<IncomingActivity> mails) throws Exception {
    var start = new CyclicBarrier(mails.size());
    var runners = Executors.newFixedThreadPool(mails.size());
    try {
      var running = mails.stream().map(mail -> runners.submit(() -> {
        start.await();
        return capture.receive(List.of(mail), Capturing.system());
      })).toList();
      for (var one : running) {
        assertThat(one.get(1, TimeUnit.MINUTES)).allMatch(Receipt.class::isInstance);
      }
    } finally {
      runners.shutdownNow();
    }
  }

  private List<Receipt> receipts(List<IncomingActivity> mails) {
    return mails.stream().map(capturing::received).toList();
  }
}
