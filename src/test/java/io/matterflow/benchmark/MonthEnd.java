package io.matterflow.benchmark;

import io.matterflow.Samples;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.prebill.Answer;
import io.matterflow.prebill.BillingCycleId;
import io.matterflow.prebill.BillingCycles;
import io.matterflow.prebill.Cycle;
import io.matterflow.prebill.CycleMatter.Outcome;
import io.matterflow.prebill.CycleProgress;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Prints how the end of a month goes on PostgreSQL for firms of several sizes, twenty entries a matter, guidelines
 * included: pre-bills a second, CPU, statements and commits for each, peak memory, how the time grows with the size,
 * and the ratio to the floor of the same rows written by hand in batches, in the same run. One thread, as one job after
 * the other. Nothing is asserted.
 */
public final class MonthEnd {

  private static final int[] SIZES =
      Arrays.stream(System.getProperty("month-end").split(",")).mapToInt(Integer::parseInt).toArray();
  private static final int WARM_UP = Integer.getInteger("month-end-warm-up");
  private static final int FLOOR = Integer.getInteger("month-end-floor");
  private static final int BATCH = 100;
  private static final Actor COORDINATOR = new Actor(new UserId(Role.BILLING_COORDINATOR.group()),
      Set.of(Role.BILLING_COORDINATOR), Optional.empty(), true);

  private final Product product;
  private final JdbcTemplate uncounted;
  private final SideDoor sideDoor;

  private MonthEnd(Product product, JdbcTemplate uncounted, SideDoor sideDoor) {
    this.product = product;
    this.uncounted = uncounted;
    this.sideDoor = sideDoor;
  }

  public static void main(String[] arguments) throws Exception {
    print("month end of %s matters with %d entries each after %d for warm-up, %d cores, Java %s",
        Arrays.toString(SIZES),
        MonthEndFirm.ENTRIES, WARM_UP, Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
    try (var database = BenchmarkDatabase.postgres(); var product = new Product(database);
        var connections = database.connections()) {
      var monthEnd = new MonthEnd(product, new JdbcTemplate(connections), new SideDoor(connections));
      monthEnd.run(monthEnd.firm("W", WARM_UP));
      monthEnd.grow();
      monthEnd.compareWithTheFloor(new RowFloor(connections));
    }
    System.exit(0);
  }

  private void grow() {
    print("%n| matters | seconds | pre-bills/s | CPU, ms | statements on engine tables | other statements | commits | "
        + "with exceptions | peak heap, MB | heap after collection, MB | time, of the first size |");
    print("|---|---|---|---|---|---|---|---|---|---|---|");
    double first = 0;
    for (int index = 0; index < SIZES.length; index++) {
      var size = SIZES[index];
      var matters = firm("S" + index, size);
      heap();
      resetPeaks();
      var before = product.figures();
      var took = run(matters);
      var passed = product.figures().since(before);
      first = index == 0 ? took.seconds() : first;
      print("| %d | %.1f | %.1f | %.1f | %.1f | %.1f | %.2f | %d | %d | %d | %.2f |", size, took.seconds(),
          size / took.seconds(),
          took.cpuSeconds() * 1000 / size, (double) passed.engineStatements() / size,
          (double) passed.otherStatements() / size,
          (double) passed.commits() / size, took.withExceptions(), peak(), heap(), took.seconds() / first);
    }
  }

  private void compareWithTheFloor(RowFloor floor) throws Exception {
    var matters = firm("F", FLOOR);
    var moment = floor.now();
    var ours = FLOOR / run(matters).seconds();
    floor.take(moment);
    var bare = floor.perSecond(FLOOR, BATCH);
    print("%n| matters | pre-bills/s | floor, pre-bills/s | ratio | rows a pre-bill |%n|---|---|---|---|---|");
    print("| %d | %.1f | %.1f | 1 : %.1f | %.1f |", FLOOR, ours, bare, bare / ours, (double) floor.rowsTaken() / FLOOR);
  }

  private List<MatterId> firm(String prefix, int size) {
    var samples = product.bean(Samples.class);
    var firm = new MonthEndFirm(prefix, size);
    samples.loadFirm();
    firm.documents().forEach(samples::load);
    firm.putDownEntries(uncounted);
    return firm.matters();
  }

  private Took run(List<MatterId> matters) {
    var began = System.nanoTime();
    var cpu = cpu();
    var order = new BillingCycles.Order(Cycle.MONTHLY, MonthEndFirm.PERIOD_END, matters);
    var cycle = ((Answer.Done<BillingCycleId>) product.bean(BillingCycles.class).request(order, COORDINATOR)).value();
    var management = product.bean(ManagementService.class);
    for (var jobs = jobs(cycle); !jobs.isEmpty(); jobs = jobs(cycle)) {
      jobs.forEach(management::executeJob);
    }
    var seconds = (System.nanoTime() - began) / 1e9;
    var cpuSeconds = (cpu() - cpu) / 1e9;
    var progress = product.bean(CycleProgress.class).of(cycle).orElseThrow();
    if (progress.count(Outcome.COMPILED) != matters.size()) {
      throw new IllegalStateException(
          "of %d matters %d were compiled".formatted(matters.size(), progress.count(Outcome.COMPILED)));
    }
    return new Took(seconds, cpuSeconds, progress.withExceptions());
  }

  private List<String> jobs(BillingCycleId cycle) {
    return sideDoor.asyncJobs("billing-cycle", cycle.toString());
  }

  private static void resetPeaks() {
    heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  private static long peak() {
    return heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / (1024 * 1024);
  }

  private static List<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).toList();
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (1024 * 1024);
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  /** Of this thread, which does all the work but the database's. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** What a run took, and how many of its pre-bills wait for somebody. */
  private record Took(double seconds, double cpuSeconds, int withExceptions) {}
}
