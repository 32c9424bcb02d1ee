package io.matterflow.benchmark;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Prints what the product does beside a bare engine in the same run, on both databases: lifecycles a second with one,
 * two and four drivers, the ratio, SQL statements and commits per lifecycle, and the job executor's drain with and
 * without waiting timers. Medians of interleaved rounds; nothing is asserted.
 */
public final class Benchmark {

  private static final int ROUNDS = Integer.getInteger("rounds");
  private static final int LIFECYCLES = Integer.getInteger("lifecycles");
  private static final int WARM_UP = Integer.getInteger("warm-up");
  private static final int DUE_JOBS = Integer.getInteger("due-jobs");
  private static final int WAITING_TIMERS = Integer.getInteger("waiting-timers");
  private static final Clock CLOCK = Clock.systemUTC();

  private Benchmark() {}

  public static void main(String[] arguments) throws Exception {
    print("%d rounds of %d lifecycles after %d for warm-up, %d cores, Java %s", ROUNDS, LIFECYCLES, WARM_UP,
        Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
    try (var forProduct = BenchmarkDatabase.h2("product"); var forBare = BenchmarkDatabase.h2("bare")) {
      measure(forProduct, forBare);
    }
    try (var forProduct = BenchmarkDatabase.postgres(); var forBare = BenchmarkDatabase.postgres()) {
      measure(forProduct, forBare);
    }
    System.exit(0);
  }

  private static void measure(BenchmarkDatabase forProduct, BenchmarkDatabase forBare) throws Exception {
    print("%n%s%n", forProduct.name());
    try (var product = new Product(forProduct); var bare = new BareEngine(forBare, CLOCK)) {
      perSecond(product, 2, WARM_UP);
      perSecond(bare, 2, WARM_UP);
      print("| drivers | product, lifecycles/s | bare engine, lifecycles/s | ratio |");
      print("|---|---|---|---|");
      for (int drivers : new int[] {1, 2, 4}) {
        compare(product, bare, drivers);
      }
      print("%n| per lifecycle | statements on engine tables | other statements | commits |");
      print("|---|---|---|---|");
      perLifecycle("product", product);
      perLifecycle("bare engine", bare);
      drain(bare, forBare);
    }
  }

  private static void compare(Lifecycle product, Lifecycle bare, int drivers) throws Exception {
    var ofProduct = new ArrayList<Long>();
    var ofBare = new ArrayList<Long>();
    for (int round = 0; round < ROUNDS; round++) {
      ofProduct.add(perSecond(product, drivers, LIFECYCLES));
      ofBare.add(perSecond(bare, drivers, LIFECYCLES));
    }
    print("| %d | %s | %s | %.2f |", drivers, spread(ofProduct, 10), spread(ofBare, 10),
        (double) median(ofProduct) / median(ofBare));
  }

  /** Tenths of lifecycles a second. */
  private static long perSecond(Lifecycle lifecycle, int drivers, int count)
      throws InterruptedException, ExecutionException {
    lifecycle.prepare(count);
    var next = new AtomicInteger();
    var pool = Executors.newFixedThreadPool(drivers);
    try {
      var work = new ArrayList<Callable<Boolean>>();
      for (int driver = 0; driver < drivers; driver++) {
        work.add(() -> {
          for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
            lifecycle.run(number);
          }
          return true;
        });
      }
      var began = System.nanoTime();
      for (var driver : pool.invokeAll(work)) {
        driver.get();
      }
      return Math.round(count * 1e10 / (System.nanoTime() - began));
    } finally {
      pool.shutdown();
    }
  }

  private static void perLifecycle(String name, Lifecycle lifecycle) throws Exception {
    lifecycle.prepare(10);
    var before = lifecycle.figures();
    for (int number = 0; number < 10; number++) {
      lifecycle.run(number);
    }
    var passed = lifecycle.figures().since(before);
    print("| %s | %d | %d | %d |", name, passed.engineStatements() / 10, passed.otherStatements() / 10,
        passed.commits() / 10);
  }

  private static void drain(BareEngine bare, BenchmarkDatabase database) throws InterruptedException {
    var drain = new JobDrain(bare.engine(), bare::bean, CLOCK);
    drain.jobsPerSecond(DUE_JOBS);
    var alone = new ArrayList<Long>();
    var crowded = new ArrayList<Long>();
    for (int round = 0; round < ROUNDS; round++) {
      alone.add(drain.jobsPerSecond(DUE_JOBS));
      drain.addWaitingTimers(WAITING_TIMERS);
      crowded.add(drain.jobsPerSecond(DUE_JOBS));
      if (round == ROUNDS - 1 && database.name().equals("PostgreSQL")) {
        print("%nHow the due jobs are found beside %d waiting timers:%n%s", WAITING_TIMERS, drain.plan());
      }
      drain.removeWaitingTimers();
    }
    print("%n| waiting timers | jobs/s |%n|---|---|");
    print("| 0 | %s |", spread(alone, 1));
    print("| %d | %s |", WAITING_TIMERS, spread(crowded, 1));
    print("%nDrain beside the waiting timers: %.2f of the drain alone", (double) median(crowded) / median(alone));
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static String spread(List<Long> values, int unit) {
    var sorted = values.stream().mapToDouble(value -> (double) value / unit).sorted().toArray();
    return String.format(Locale.ROOT, "%.1f (%.1f to %.1f)", sorted[sorted.length / 2], sorted[0],
        sorted[sorted.length - 1]);
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
