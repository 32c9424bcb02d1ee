package io.matterflow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.demo.KillPoints.Point;
import io.matterflow.demo.KillWorld.Passage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The product is killed before and after each commit and each call of a vendor on a bill's way from its approval to its
 * payment and a refund, one after the other; started again, it brings the bill to the same end. What the vendors did,
 * by their own log, is what the database says, one to one by key, after every bill.
 */
class KillPointsIT {

  /** Moments at which a call was made and nobody heard of it, or what it tells is about to be kept. */
  private static final Map<KillStage, Predicate<Point>> A_FEW = Map.of(
      KillStage.REMINDER, point -> point.what().equals("after a mail to a client"),
      KillStage.TEXT_MESSAGE, point -> point.what().startsWith("after Twilio POST"),
      KillStage.INTAKE, point -> point.what().matches("before commit of .*payment_event.*stripe_to_read.*"));

  private static final Predicate<Point> NEVER = point -> false;
  private static final int UNDISTURBED = 1;
  private static final int MOST_BILLS = 150;
  private static final int CHANCES = 4;

  @TempDir
  private Path folder;

  @Test
  void aFewKillsLoseAndDoubleNothing() throws IOException {
    try (var world = new KillWorld(folder, 1)) {
      var bill = new KilledBill(0);
      for (var stage : KillStage.values()) {
        var passage = passed(world, stage, bill, A_FEW.getOrDefault(stage, NEVER));
        assertThat(passage.killed()).as("killed in %s, of %s", stage, passage.points())
            .isEqualTo(A_FEW.containsKey(stage));
      }
      KillAgreement.of(world);
      KillAgreement.assertGone(List.of(bill), List.of(KillStage.values()), world);
    }
  }

  @Test
  @Tag("campaign")
  void aKillAtEachCommitAndCallOfDeliveryAndRemindersLosesAndDoublesNothing() throws IOException {
    isKilledAtEachMoment(EnumSet.of(KillStage.DELIVERY, KillStage.REMINDER, KillStage.TEXT_MESSAGE));
  }

  @Test
  @Tag("campaign")
  void aKillAtEachCommitAndCallOfIntakeLosesAndDoublesNothing() throws IOException {
    isKilledAtEachMoment(EnumSet.of(KillStage.INTAKE));
  }

  @Test
  @Tag("campaign")
  void aKillAtEachCommitAndCallOfARefundLosesAndDoublesNothing() throws IOException {
    isKilledAtEachMoment(EnumSet.of(KillStage.REFUND));
  }

  private void isKilledAtEachMoment(Set<KillStage> stages) throws IOException {
    var begun = System.nanoTime();
    try (var world = new KillWorld(folder, MOST_BILLS)) {
      var figures = new EnumMap<KillStage, Figures>(KillStage.class);
      stages.forEach(stage -> figures.put(stage, new Figures(stage)));
      var bills = new ArrayList<KilledBill>();
      while (bills.size() < UNDISTURBED || figures.values().stream().anyMatch(Figures::hasMore)) {
        var bill = new KilledBill(bills.size());
        bills.add(bill);
        live(bill, figures, bills.size() <= UNDISTURBED, world);
        KillAgreement.of(world);
      }
      KillAgreement.assertGone(bills, stages, world);
      print(figures, bills.size(), KillAgreement.of(world), Duration.ofNanos(System.nanoTime() - begun));
      figures
          .forEach((stage, one) -> assertThat(one.neverKilled()).as("moments of %s at which nobody was killed", stage)
              .isEmpty());
    }
  }

  /**
   * Its whole life, with a kill in each of the stages. What passes when there is none is what there is to be killed at.
   */
  private static void live(KilledBill bill, Map<KillStage, Figures> figures, boolean undisturbed, KillWorld world) {
    if (!figures.containsKey(KillStage.DELIVERY)) {
      passed(world, KillStage.DELIVERY, bill, NEVER);
    }
    if (figures.containsKey(KillStage.REFUND)) {
      passed(world, KillStage.INTAKE, bill, NEVER);
    }
    figures.forEach((stage, one) -> {
      var kill = undisturbed ? Optional.<Point>empty() : one.next();
      var passage = passed(world, stage, bill, point -> kill.filter(point::equals).isPresent());
      one.take(kill, passage);
      kill.ifPresent(
          point -> System.out.printf("%s, %s: %s%n", stage, passage.killed() ? "killed" : "did not come to be", point));
    });
    if (figures.containsKey(KillStage.DELIVERY)) {
      KillStage.settle(bill, world);
    }
  }

  private static Passage passed(KillWorld world, KillStage stage, KilledBill bill, Predicate<Point> kill) {
    try {
      return world.pass(stage, bill, kill);
    } catch (RuntimeException | AssertionError failed) {
      throw new AssertionError("%s of %s; the product said last%n%s".formatted(stage, bill, world.product().endOfLog()),
          failed);
    }
  }

  private static void print(Map<KillStage, Figures> figures, int bills, KillAgreement agreement, Duration took) {
    var table = new StringBuilder(
        "%n| stage | commits | calls | kills | asked of a person |%n|---|---|---|---|---|%n".formatted());
    figures.forEach((stage, one) -> table.append(one.row(stage)));
    System.out.println(table.append(String.format(Locale.ROOT, """

        | effects | at the vendors and in the database |
        |---|---|
        | bills | %d |
        | mails | %d |
        | text messages | %d |
        | checkouts | %d |
        | payments by card | %d |
        | refunds | %d |
        | records filed in the matters | %d |
        | entries in the accounting system | %d |
        | seconds, with the starts | %,d |
        """, bills, agreement.mails(), agreement.texts(), agreement.checkouts(), agreement.payments(), agreement.refunds(),
        agreement.filed(), agreement.posted(), took.toSeconds())));
  }

  /** The moments of one stage, and how far they have been gone through. */
  private static final class Figures {

    private final KillStage stage;
    private final Set<Point> known = new LinkedHashSet<>();
    private final Deque<Point> left = new ArrayDeque<>();
    private final Map<Point, Integer> missed = new HashMap<>();
    private final Set<Point> neverAgain = new LinkedHashSet<>();
    private final Set<String> killedAt = new HashSet<>();
    private int kills;
    private int asked;

    Figures(KillStage stage) {
      this.stage = stage;
    }

    boolean hasMore() {
      return !left.isEmpty();
    }

    Optional<Point> next() {
      return Optional.ofNullable(left.poll());
    }

    /** A moment that did not come this time gets other chances; one that was not known is one more. */
    void take(Optional<Point> kill, Passage passage) {
      know(passage);
      kills += passage.killed() ? 1 : 0;
      asked += passage.asked();
      kill.filter(point -> passage.killed()).ifPresent(point -> killedAt.add(point.what()));
      kill.filter(point -> !passage.killed()).ifPresent(point -> {
        if (missed.merge(point, 1, Integer::sum) < CHANCES) {
          left.add(point);
        } else {
          neverAgain.add(point);
        }
      });
    }

    /**
     * What came once and never again, unless it only repeated what another bill was killed at, or was the end of a look
     * that the clock had begun before anybody watched.
     */
    List<Point> neverKilled() {
      return neverAgain.stream().filter(point -> !isFragment(point))
          .filter(point -> point.time() == 1 || !killedAt.contains(point.what())).toList();
    }

    private boolean isFragment(Point point) {
      return point.isOfTheClock() && point.what().contains(" commit of ")
          && killedAt.stream().map(what -> new Point(what, 1)).anyMatch(Point::isOfTheClock);
    }

    /**
     * A moment after something, with one before something else right behind it, leaves the same world to a product that
     * is started again: nothing lasting happens in between, so the second of the two is enough.
     */
    private void know(Passage passage) {
      var points = passage.points();
      for (int at = 0; at < points.size(); at++) {
        var isLast = at == points.size() - 1;
        var isTheSameAsTheNext = points.get(at).isAfter()
            && (isLast ? passage.killed() : !points.get(at + 1).isAfter());
        if (stage.counts(points.get(at)) && known.add(points.get(at)) && !isTheSameAsTheNext) {
          left.add(points.get(at));
        }
      }
    }

    String row(KillStage stage) {
      var commits = known.stream()
          .filter(point -> point.what().contains(" commit of ") || point.what().contains(" write of "))
          .count();
      return String.format(Locale.ROOT, "| %s | %d | %d | %d | %d |%n",
          stage.name().toLowerCase(Locale.ROOT).replace('_', ' '),
          (commits + 1) / 2, (known.size() - commits + 1) / 2, kills, asked);
    }
  }
}
