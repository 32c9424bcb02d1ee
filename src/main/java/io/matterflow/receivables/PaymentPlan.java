package io.matterflow.receivables;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.BusinessCalendar;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a client and the firm have agreed: invoices are paid in instalments. What was paid is never stored beside the
 * plan but read from the invoices, so payments in any order, and money that goes back, count by themselves. Whatever
 * happens, what is open of the instalments is what is open on the invoices.
 */
public record PaymentPlan(
    PlanId id,
    ClientId client,
    State state,
    List<Part> parts,
    List<Instalment> instalments,
    Terms terms,
    Consent consent,
    UserId askedBy,
    Instant askedAt,
    Optional<Instant> endedAt) {

  public PaymentPlan {
    parts = List.copyOf(parts);
    instalments = List.copyOf(instalments);
  }

  public enum State {
    /** It waits for whoever has to agree. */
    ASKED,
    STANDS,
    /** The instalments were paid. */
    FULFILLED,
    /** Nothing is left to pay, though nothing was paid by the plan: credited, void or written off. */
    LAPSED,
    /** So many instalments were missed that it is over: the invoices are chased again. */
    BROKEN,
    CANCELLED,
    REFUSED,
    /** It was not agreed yet when a person took it back, or nothing was left to pay. */
    WITHDRAWN;

    /** Whether no other plan may be agreed over its invoices. */
    boolean holds() {
      return this == ASKED || this == STANDS;
    }

    boolean isPaid() {
      return this == FULFILLED || this == LAPSED;
    }
  }

  /** An invoice of the plan: what it asked for and what was open of it when the plan was asked for. */
  public record Part(InvoiceNumber invoice, Money asked, Money open) {}

  /** The day that counts is later than the day that was agreed where a dispute kept it, or its money went back. */
  public record Instalment(
      int position,
      LocalDate dueOn,
      Money amount,
      LocalDate countsOn,
      Optional<LocalDate> missedOn) {

    static Instalment of(int position, LocalDate dueOn, Money amount) {
      return new Instalment(position, dueOn, amount, dueOn, Optional.empty());
    }
  }

  /** By what the decision {@code plan-terms} said when it was asked for. */
  public record Terms(int brokenAfter, int graceDays, Optional<Role> approval) {}

  /** Who of the client has agreed, how and when. */
  public record Consent(String of, Way way, LocalDate on) {}

  public enum Way {
    SIGNED,
    EMAIL,
    LETTER,
    PHONE,
    IN_PERSON
  }

  /**
   * How its invoices stand: what they ask for, what is open, what is on its way or reserved, and whether a part is
   * disputed.
   */
  record Now(Money asked, Money open, Money onTheWay, boolean disputed) {

    Now opened(Money more) {
      return new Now(asked, open.plus(more), onTheWay, disputed);
    }
  }

  /**
   * An instalment as it stands: what is asked by it now, what of that is still to pay, and whether its days are over
   * unpaid.
   */
  public record Standing(Instalment instalment, Money amount, Money open, boolean missed) {}

  public List<InvoiceNumber> invoices() {
    return parts.stream().map(Part::invoice).toList();
  }

  /** What was agreed. */
  public Money total() {
    return instalments.stream().map(Instalment::amount).reduce(Money::plus).orElseThrow();
  }

  public LocalDate last() {
    return instalments.get(instalments.size() - 1).dueOn();
  }

  /** What was paid since, less what went back: it may be less than nothing where older payments went back. */
  Money paid(Now now) {
    var asked = parts.stream().map(Part::asked).reduce(Money::plus).orElseThrow();
    return total().minus(asked.minus(now.asked())).minus(now.open());
  }

  List<Standing> standings(Now now, LocalDate today, BusinessCalendar calendar) {
    var amounts = amounts(now);
    var left = atLeastNothing(paid(now));
    var expected = left.plus(now.onTheWay());
    var standings = new ArrayList<Standing>();
    for (var at = 0; at < instalments.size(); at++) {
      var amount = amounts.get(at);
      var paid = left.atMost(amount);
      var expectedOfIt = expected.atMost(amount);
      left = left.minus(paid);
      expected = expected.minus(expectedOfIt);
      var isMissed = !now.disputed() && amount.exceeds(expectedOfIt) && isOver(instalments.get(at), today, calendar);
      standings.add(new Standing(instalments.get(at), amount, amount.minus(paid), isMissed));
    }
    return List.copyOf(standings);
  }

  /**
   * What was credited or written off shortens the plan from its end; what is asked for on top is on the last
   * instalment.
   */
  private List<Money> amounts(Now now) {
    var change = now.open().plus(atLeastNothing(paid(now))).minus(total());
    var amounts = new ArrayList<>(instalments.stream().map(Instalment::amount).toList());
    var last = amounts.size() - 1;
    if (change.isPositive()) {
      amounts.set(last, amounts.get(last).plus(change));
      return amounts;
    }
    var off = change.negated();
    for (var at = last; at >= 0 && off.isPositive(); at--) {
      var taken = off.atMost(amounts.get(at));
      amounts.set(at, amounts.get(at).minus(taken));
      off = off.minus(taken);
    }
    return amounts;
  }

  /**
   * The first day on which an instalment counts as missed: after its day, or the next business day, and the days of
   * grace.
   */
  LocalDate judgedOn(Instalment instalment, BusinessCalendar calendar) {
    return calendar.plusBusinessDays(instalment.countsOn(), terms.graceDays()).plusDays(1);
  }

  boolean isOver(Instalment instalment, LocalDate today, BusinessCalendar calendar) {
    return !judgedOn(instalment, calendar).isAfter(today);
  }

  /** Instalments that count from the same day are missed together, and once. */
  static Set<LocalDate> missedDays(List<Standing> standings) {
    return standings.stream()
        .filter(Standing::missed)
        .map(one -> one.instalment().countsOn())
        .collect(Collectors.toSet());
  }

  boolean isBroken(List<Standing> standings) {
    return missedDays(standings).size() >= terms.brokenAfter();
  }

  private static Money atLeastNothing(Money amount) {
    return amount.isNegative() ? Money.zero(amount.currency()) : amount;
  }
}
