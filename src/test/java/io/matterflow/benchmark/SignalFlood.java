package io.matterflow.benchmark;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.benchmark.SignalKinds.Outcome;
import io.matterflow.capture.ActivityCapture;
import io.matterflow.capture.ActivityCapture.Broken;
import io.matterflow.capture.IncomingActivity;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Prints how many signals a second the product takes in on PostgreSQL, by outcome and by the size of the batches that a
 * source sends, beside the floor of the same rows inserted by hand in the same run; then how a flood of mixed signals
 * goes, with the time and the memory at each tenth of it; and whether prompts that wait slow it down. Nothing is
 * asserted.
 */
public final class SignalFlood {

  private static final int ROUNDS = Integer.getInteger("rounds");
  private static final int SIGNALS = Integer.getInteger("signals");
  private static final int FLOOD = Integer.getInteger("flood");
  private static final int MATTERS = Integer.getInteger("matters");
  private static final int SENDERS = Integer.getInteger("senders");
  private static final int WAITING = Integer.getInteger("signals.waiting", 1000);
  private static final int FLOOD_BATCH = Math.min(500, FLOOD / 10);
  private static final int[] BATCHES = {1, 50, 500};
  private static final Actor SYSTEM =
      new Actor(new UserId(Role.SYSTEM.group()), Set.of(Role.SYSTEM), Optional.empty(), true);

  private final Product product;
  private final RowFloor floor;
  private final SignalKinds kinds;

  private SignalFlood(Product product, RowFloor floor) {
    this.product = product;
    this.floor = floor;
    this.kinds = new SignalKinds(matters(product), product.bean(Clock.class).instant());
  }

  public static void main(String[] arguments) throws Exception {
    print("%d rounds of %d signals, %d matters, %d senders in the flood, %d cores, Java %s", ROUNDS, SIGNALS, MATTERS,
        SENDERS,
        Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
    try (var database = BenchmarkDatabase.postgres(); var product = new Product(database);
        var connections = database.connections()) {
      var flood = new SignalFlood(product, new RowFloor(connections));
      flood.warmUp();
      flood.compare();
      flood.flood();
      flood.besideWaitingPrompts();
    }
    System.exit(0);
  }

  /** Pairs of matters of one client each, so that a message without a number leads to a question. */
  private static List<Engagement> matters(Product product) {
    var firm = product.bean(Firm.class);
    var matters = new ArrayList<Engagement>();
    for (int pair = 0; pair < MATTERS / 2; pair++) {
      var first = firm.hourlyMatter().loaded();
      matters.add(first);
      matters.add(firm.hourlyMatter().ofTheClientOf(first).loaded());
    }
    return matters;
  }

  private void warmUp() {
    for (int batch = 0; batch < 8; batch++) {
      send(mixed(250));
    }
  }

  private void compare() throws Exception {
    print("%n| outcome | batch | signals/s | floor, signals/s | ratio | rows a signal |");
    print("|---|---|---|---|---|---|");
    for (var outcome : Outcome.values()) {
      for (var batch : BATCHES) {
        var ours = new ArrayList<Double>();
        var floors = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
          var moment = floor.now();
          ours.add(perSecond(outcome, batch));
          floor.take(moment);
          floors.add(floor.perSecond(SIGNALS, batch));
        }
        print("| %s | %d | %s | %s | 1 : %.1f | %.1f |", outcome.name().toLowerCase(Locale.ROOT), batch, spread(ours),
            spread(floors), median(floors) / median(ours), (double) floor.rowsTaken() / SIGNALS);
      }
    }
  }

  private double perSecond(Outcome outcome, int batch) {
    var all = new ArrayList<IncomingActivity>();
    for (int signal = 0; signal < SIGNALS; signal++) {
      all.add(kinds.next(outcome));
    }
    var began = System.nanoTime();
    for (int first = 0; first < SIGNALS; first += batch) {
      send(all.subList(first, Math.min(SIGNALS, first + batch)));
    }
    return SIGNALS * 1e9 / (System.nanoTime() - began);
  }

  private void flood() throws Exception {
    print("%n| signals | seconds | signals/s in this tenth | heap after collection, MB |");
    print("|---|---|---|---|");
    var began = System.nanoTime();
    var senders = Executors.newFixedThreadPool(SENDERS);
    try {
      for (int tenth = 1; tenth <= 10; tenth++) {
        var startOfTenth = System.nanoTime();
        sendTenth(senders);
        var now = System.nanoTime();
        print("| %d | %.0f | %.0f | %d |", FLOOD / 10 * tenth, (now - began) / 1e9,
            FLOOD / 10 * 1e9 / (now - startOfTenth),
            heap());
      }
    } finally {
      senders.shutdown();
    }
    var again = mixed(FLOOD_BATCH);
    send(again);
    var start = System.nanoTime();
    send(again);
    print("%nRepeated once more: %.0f signals/s", FLOOD_BATCH * 1e9 / (System.nanoTime() - start));
  }

  /** The same mixed flood before and after many prompts were made that nobody answers. */
  private void besideWaitingPrompts() throws Exception {
    var senders = Executors.newFixedThreadPool(SENDERS);
    try {
      var before = mixedPerSecond(senders);
      var began = System.nanoTime();
      for (int made = 0; made < WAITING; made += FLOOD_BATCH) {
        send(prompted(Math.min(FLOOD_BATCH, WAITING - made)));
      }
      print("%n%d prompts more wait, made at %.0f signals/s", WAITING, WAITING * 1e9 / (System.nanoTime() - began));
      var after = mixedPerSecond(senders);
      print("Mixed signals: %.0f/s before, %.0f/s beside them, ratio %.2f; heap after collection %d MB", before, after,
          after / before, heap());
    } finally {
      senders.shutdown();
    }
  }

  private double mixedPerSecond(ExecutorService senders) throws Exception {
    var began = System.nanoTime();
    sendTenth(senders);
    return FLOOD / 10 * 1e9 / (System.nanoTime() - began);
  }

  private List<IncomingActivity> prompted(int count) {
    return Stream.generate(() -> kinds.next(Outcome.PROMPTED)).limit(count).toList();
  }

  private void sendTenth(ExecutorService senders) throws InterruptedException, ExecutionException {
    var sent = new ArrayList<Future<?>>();
    for (int batch = 0; batch < FLOOD / 10 / FLOOD_BATCH; batch++) {
      var signals = mixed(FLOOD_BATCH);
      sent.add(senders.submit(() -> send(signals)));
    }
    for (var one : sent) {
      one.get();
    }
  }

  private List<IncomingActivity> mixed(int count) {
    var signals = new ArrayList<IncomingActivity>();
    for (int signal = 0; signal < count; signal++) {
      signals.add(kinds.mixed());
    }
    return signals;
  }

  private void send(List<IncomingActivity> signals) {
    product.bean(ActivityCapture.class).receive(signals, SYSTEM).forEach(reception -> {
      if (reception instanceof Broken broken) {
        throw broken.fault();
      }
    });
  }

  private static long heap() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / (1024 * 1024);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static String spread(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    return "%.0f (%.0f to %.0f)".formatted(median(values), sorted.get(0), sorted.get(sorted.size() - 1));
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
