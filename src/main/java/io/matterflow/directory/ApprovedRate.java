package io.matterflow.directory;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rate that was put to a client for its approval: for a timekeeper, a classification or everybody, from a day on,
 * perhaps until another.
 */
public record ApprovedRate(
    Optional<TimekeeperId> timekeeper,
    Optional<String> classification,
    BigDecimal rate,
    State state,
    LocalDate from,
    Optional<LocalDate> to) {

  private static final LocalDate EVER = LocalDate.of(1900, 1, 1);

  /** What the client has said. */
  public enum State {
    APPROVED,
    PENDING,
    REJECTED
  }

  /** How a person's rate stands with the client on a day. */
  public enum Standing {
    /** The client keeps no rates for the person. */
    NOT_KEPT,
    APPROVED,
    PENDING,
    REJECTED,
    EXPIRED
  }

  /** How the rate stands, and the one that the client has approved for the day. */
  public record Approval(Standing standing, Optional<BigDecimal> rate) {

    public static final Approval NOT_KEPT = new Approval(Standing.NOT_KEPT, Optional.empty());

    /** Named with the entry itself. */
    public static Approval of(BigDecimal rate) {
      return new Approval(Standing.APPROVED, Optional.of(rate));
    }
  }

  /**
   * How the rate of a person stands on a day. What speaks of the person goes before what speaks of a classification,
   * and that before what holds for everybody; a rate that is approved for the day goes before a later one that is not.
   * A refused rate says nothing of time that is {@code charged} at less.
   */
  static Approval of(List<ApprovedRate> rates, Optional<Timekeeper> person, LocalDate day, BigDecimal charged) {
    var spoken = rates.stream().filter(rate -> !rate.from().isAfter(day) && rate.speaksOf(person)).toList();
    var most = spoken.stream().mapToInt(ApprovedRate::precision).max().orElse(0);
    var closest = spoken.stream()
        .filter(rate -> rate.precision() == most)
        .sorted(Comparator.comparing(ApprovedRate::from))
        .toList();
    return last(closest.stream().filter(rate -> rate.state() == State.APPROVED && rate.holdsOn(day)))
        .map(approved -> Approval.of(approved.rate()))
        .or(() -> last(
            closest.stream().filter(rate -> rate.state() != State.REJECTED || charged.compareTo(rate.rate()) >= 0))
            .map(rate -> new Approval(rate.standing(), Optional.empty())))
        .orElse(Approval.NOT_KEPT);
  }

  private static Optional<ApprovedRate> last(Stream<ApprovedRate> rates) {
    return rates.reduce((earlier, later) -> later);
  }

  private Standing standing() {
    return switch (state) {
      case APPROVED -> Standing.EXPIRED;
      case PENDING -> Standing.PENDING;
      case REJECTED -> Standing.REJECTED;
    };
  }

  private boolean holdsOn(LocalDate day) {
    return to.map(last -> !day.isAfter(last)).orElse(true);
  }

  private boolean speaksOf(Optional<Timekeeper> person) {
    return timekeeper.map(id -> person.filter(known -> known.id().equals(id)).isPresent())
        .or(() -> classification.map(named -> person.filter(known -> known.classification().equals(named)).isPresent()))
        .orElse(true);
  }

  private int precision() {
    return timekeeper.isPresent() ? 2 : classification.isPresent() ? 1 : 0;
  }

  static ApprovedRate read(Item item) {
    var scope = item.choice("scope", Rate.Scope.class);
    var from = item.optionalDate("effectiveFrom").orElse(EVER);
    var to = item.optionalDate("effectiveTo");
    if (to.filter(end -> end.isBefore(from)).isPresent()) {
      throw item.rejected("effectiveTo", "must not be before effectiveFrom");
    }
    return new ApprovedRate(
        scope == Rate.Scope.TIMEKEEPER ? Optional.of(new TimekeeperId(item.id("timekeeperId"))) : Optional.empty(),
        scope == Rate.Scope.CLASSIFICATION ? Optional.of(item.row("classification")) : Optional.empty(),
        item.amount("rate", Money.USD).amount(),
        item.choice("state", State.class),
        from,
        to);
  }
}
