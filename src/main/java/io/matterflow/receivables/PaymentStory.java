package io.matterflow.receivables;

import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentEvent;
import io.matterflow.payments.PaymentEvent.Purpose;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentMethod;
import io.matterflow.payments.PaymentReported.Account;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of one payment: the set of its events. Whatever it answers depends on which events were told, never on
 * their order or on how often; events in another currency than the payment's are left out of every sum.
 */
final class PaymentStory {

  private static final Comparator<PaymentEvent> DESIGNATING = Comparator
      .comparing((PaymentEvent event) -> rank(event.type()))
      .thenComparing(PaymentEvent::on)
      .thenComparing(event -> event.key().eventId());

  private static final Set<Type> ANNOUNCING = Set.of(Type.PENDING, Type.RECEIVED, Type.FAILED);

  private final List<PaymentEvent> events;
  private final List<PaymentEvent> all;
  private final Currency currency;

  private PaymentStory(List<PaymentEvent> all) {
    this.all = all.stream().sorted(DESIGNATING).toList();
    this.currency = this.all.get(0).amount().currency();
    this.events = this.all.stream().filter(event -> event.amount().currency().equals(currency)).toList();
  }

  static PaymentStory of(Collection<PaymentEvent> events) {
    return new PaymentStory(List.copyOf(events));
  }

  Currency currency() {
    return currency;
  }

  /** The first word about the payment that counts: its receipt, else its announcement. */
  PaymentEvent first() {
    return all.get(0);
  }

  /** Whether anybody has told of the payment itself, and not only of its refund or its dispute. */
  boolean isAnnounced() {
    return events.stream().anyMatch(event -> ANNOUNCING.contains(event.type()));
  }

  /** All that has ever come in, whether it stayed or not. */
  Money received() {
    return total(events(Type.RECEIVED));
  }

  /** All that has ever come in, by the days on which it did. */
  SortedMap<LocalDate, Money> receivedByDay() {
    return byDay(Type.RECEIVED, event -> true);
  }

  /** What came in and was taken back by the payer's bank. */
  Money returned() {
    return received().minus(total(events(Type.RECEIVED).filter(this::holds)));
  }

  /** What is announced and has neither come in nor failed. */
  Money underWay() {
    var announced = total(events(Type.PENDING).filter(this::holds));
    var received = received();
    return announced.exceeds(received) ? announced.minus(received) : zero();
  }

  Money refunded() {
    return total(events(Type.REFUNDED));
  }

  /** What the payer's bank withholds for disputes that are open or lost. */
  Money withheld() {
    return disputes().values().stream()
        .filter(dispute -> dispute.type() != Type.DISPUTE_WON)
        .map(PaymentEvent::amount)
        .reduce(zero(), Money::plus);
  }

  /**
   * What is here now: received, and neither returned, refunded nor withheld. Below zero when more was told back than
   * came.
   */
  Money held() {
    return received().minus(returned()).minus(refunded()).minus(withheld());
  }

  /** The fees taken, from either account. */
  Money fees() {
    return total(events(Type.FEE_CHARGED));
  }

  /** The fees taken from the firm's own account, by their days. */
  SortedMap<LocalDate, Money> operatingFeesByDay() {
    var fees = byDay(Type.FEE_CHARGED, event -> true);
    byDay(Type.FEE_CHARGED, PaymentStory::isFromTrust)
        .forEach((day, fee) -> fees.merge(day, fee.negated(), Money::plus));
    fees.values().removeIf(Money::isZero);
    return fees;
  }

  /** What was taken for fees from the trust account, where no fee may ever come from. */
  Money feesFromTrust() {
    return total(events(Type.FEE_CHARGED).filter(PaymentStory::isFromTrust));
  }

  /**
   * What disputes took from the firm's own account, and gave back when they were won, by their days. Where a dispute
   * says that it took the money from the trust account, the bank's word there counts.
   */
  SortedMap<LocalDate, Money> chargedBackByDay() {
    var days = new TreeMap<LocalDate, Money>();
    disputes().forEach((name, standing) -> {
      var told = Stream.of(Type.DISPUTE_OPENED, Type.DISPUTE_LOST, Type.DISPUTE_WON).flatMap(this::events)
          .filter(event -> event.key().item().orElse("").equals(name)).toList();
      var opened = told.stream()
          .filter(event -> event.type() != Type.DISPUTE_WON)
          .map(PaymentEvent::on)
          .min(Comparator.naturalOrder());
      if (opened.isPresent() && told.stream().noneMatch(PaymentStory::isFromTrust)) {
        days.merge(opened.get(), standing.amount(), Money::plus);
        if (standing.type() == Type.DISPUTE_WON) {
          days.merge(standing.on(), standing.amount().negated(), Money::plus);
        }
      }
    });
    days.values().removeIf(Money::isZero);
    return days;
  }

  private static boolean isFromTrust(PaymentEvent fee) {
    return fee.purpose().account().filter(Account.TRUST::equals).isPresent();
  }

  /** What each day has added to the total of these events. */
  private SortedMap<LocalDate, Money> byDay(Type type, Predicate<PaymentEvent> which) {
    var added = new TreeMap<LocalDate, Money>();
    var before = zero();
    for (var day : events(type).filter(which).map(PaymentEvent::on).collect(Collectors.toCollection(TreeSet::new))) {
      var by = total(events(type).filter(which).filter(event -> !event.on().isAfter(day)));
      added.put(day, by.minus(before));
      before = by;
    }
    added.values().removeIf(Money::isZero);
    return added;
  }

  /**
   * Each dispute as it stands, by its name: its last word holds, and of two words of one day the graver, that is the
   * loss; its amount is the largest that was told.
   */
  Map<String, PaymentEvent> disputes() {
    var standing = new TreeMap<String, PaymentEvent>();
    Stream.of(Type.DISPUTE_OPENED, Type.DISPUTE_WON, Type.DISPUTE_LOST).flatMap(this::events).forEach(event ->
        standing.merge(event.key().item().orElse(""), event, PaymentStory::laterOf));
    return standing;
  }

  /** The last day to answer the dispute of this name, the earliest that was told. */
  Optional<LocalDate> answerBy(String dispute) {
    return events(Type.DISPUTE_OPENED)
        .filter(event -> event.key().item().orElse("").equals(dispute))
        .flatMap(event -> event.answerBy().stream())
        .min(Comparator.naturalOrder());
  }

  /** The largest amount that any event tells of: what the payment is about, for as long as nothing has come in. */
  Money largest() {
    return events.stream().map(PaymentEvent::amount).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** The day on which money first came in, else the first day that anything happened. */
  LocalDate on() {
    return events(Type.RECEIVED).map(PaymentEvent::on).min(Comparator.naturalOrder())
        .or(() -> events.stream().map(PaymentEvent::on).min(Comparator.naturalOrder()))
        .orElseThrow();
  }

  /** The purpose as all events together say it. Money that anybody called trust money is trust money. */
  Purpose purpose() {
    return new Purpose(
        said(Purpose::invoiceNumber),
        said(Purpose::client),
        said(Purpose::method).or(() -> Optional.of(PaymentMethod.OTHER.name())),
        Optional.of(isForTrust() ? Account.TRUST : Account.OPERATING));
  }

  /** Events whose currency is not the payment's: kept, and left for a person to look at. */
  List<PaymentEvent> inAnotherCurrency() {
    return all.stream().filter(event -> !event.amount().currency().equals(currency)).toList();
  }

  /** Whether nothing about the payment's money would be different. */
  boolean comesToTheSameAs(PaymentStory other) {
    return standing().equals(other.standing());
  }

  private List<Object> standing() {
    return List.of(isAnnounced(), received(), returned(), underWay(), refunded(), withheld(), purpose(), on(),
        largest());
  }

  /** The last told thing of this kind, by day and then by name: what a row is noted with. */
  Optional<String> lastNamed(Type type) {
    return events(type)
        .max(Comparator.comparing(PaymentEvent::on).thenComparing(event -> event.key().eventId()))
        .map(event -> event.key().item().orElse(event.key().eventId()));
  }

  private Stream<PaymentEvent> events(Type type) {
    return events.stream().filter(event -> event.type() == type);
  }

  /** A failure takes back what it names, or all that happened up to its day: what came later was tried anew. */
  private boolean holds(PaymentEvent event) {
    return events(Type.FAILED).noneMatch(failure -> failure.key().item().isPresent()
        ? failure.key().item().equals(event.key().item())
        : !event.on().isAfter(failure.on()));
  }

  private boolean isForTrust() {
    return all.stream()
        .filter(event -> ANNOUNCING.contains(event.type()))
        .anyMatch(event -> event.purpose().account().filter(Account.TRUST::equals).isPresent());
  }

  private <T> Optional<T> said(Function<Purpose, Optional<T>> part) {
    return all.stream()
        .filter(event -> event.type() != Type.FEE_CHARGED)
        .flatMap(event -> part.apply(event.purpose()).stream())
        .findFirst();
  }

  /** Amounts are told "in all": the largest holds, for each item and for the whole; items add up. */
  private Money total(Stream<PaymentEvent> told) {
    var byItem = told.collect(Collectors.groupingBy(event -> event.key().item(), HashMap::new,
        Collectors.mapping(PaymentEvent::amount, Collectors.reducing(zero(), PaymentStory::larger))));
    var whole = byItem.getOrDefault(Optional.<String>empty(), zero());
    var items = byItem.entrySet().stream()
        .filter(item -> item.getKey().isPresent())
        .map(Map.Entry::getValue)
        .reduce(zero(), Money::plus);
    return larger(whole, items);
  }

  private static PaymentEvent laterOf(PaymentEvent one, PaymentEvent other) {
    var order = Comparator.comparing(PaymentEvent::on).thenComparing(event -> event.type().ordinal());
    var later = order.compare(one, other) >= 0 ? one : other;
    return new PaymentEvent(
        later.key(), later.type(), larger(one.amount(), other.amount()), later.on(), later.purpose(), later.answerBy());
  }

  private static int rank(Type type) {
    return switch (type) {
      case RECEIVED -> 0;
      case PENDING -> 1;
      default -> 2;
    };
  }

  private static Money larger(Money one, Money other) {
    return one.exceeds(other) ? one : other;
  }

  private Money zero() {
    return Money.zero(currency);
  }
}
