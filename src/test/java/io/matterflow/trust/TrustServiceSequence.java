package io.matterflow.trust;

import static io.matterflow.trust.Draws.BOOKKEEPER;
import static io.matterflow.trust.Draws.COORDINATOR;
import static io.matterflow.trust.Draws.LAWYER;
import static io.matterflow.trust.Draws.SECOND_LAWYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.Drawdown.State;
import io.matterflow.trust.Draws.Client;
import io.matterflow.trust.TrustActs.House;
import io.matterflow.trust.TrustTally.Manner;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Three matters of two clients on one account, on which everything happens at random by the product's own doors:
 * deposits, what the bank did, drawdowns proposed, changed, signed, refused and carried out by those who may and those
 * who may not, transfers, reversals, disputes, periods that are signed; some of it twice, out of its order, or at once.
 * What was answered is held against the journal after each step; every law is proven by the product and read once more
 * by {@link TrustLaws}.
 */
final class TrustServiceSequence {

  private static final Actor STRANGER = TrustHouse.person("trust-stranger", Role.BILLING_PARTNER);
  private static final List<Actor> PEOPLE = List.of(LAWYER, LAWYER, LAWYER, SECOND_LAWYER, STRANGER, COORDINATOR);

  enum Step {
    DEPOSIT, UNIDENTIFIED, FOUND, FLOAT, CONFIRM, IDENTIFY, PROPOSE, DRAW, FEES, TRANSFER, REVERSE, UNDO, SIGN,
    SIGN_STALE, REFUSE, CHANGE, WITHDRAW, OBJECT, EXECUTE, BANK, RETURNED, CHARGED_BACK, CLEARED, ACKNOWLEDGE, CURE,
    DISPUTE, PERIOD
  }

  /** What makes a drawdown go its way: half of all steps. */
  private static final List<Step> ON_THE_WAY = List.of(
      Step.PROPOSE, Step.SIGN, Step.EXECUTE, Step.DEPOSIT, Step.DRAW, Step.DRAW, Step.FEES);

  private final Random random;
  private final House house;
  private final TrustTally tally;
  private final List<Client> clients = new ArrayList<>();
  private final LocalDate today;
  private final TrustAccountId account;
  private final TrustActs acts;
  private final InvoiceNumber invoice;
  private final List<Supplier<Runnable>> done = new ArrayList<>();
  private final List<String> story = new ArrayList<>();

  /** The clients' matters are anybody's; the account is the sequence's own. The last two are of one client. */
  TrustServiceSequence(long seed, List<Client> matters, House house, TrustTally tally) {
    this.random = new Random(seed);
    this.house = house;
    this.tally = tally;
    this.today = house.draws().house.today();
    var opening = new TreeMap<LedgerId, String>();
    matters.forEach(client -> opening.put(client.ledger(), amount()));
    opening.put(LedgerId.FLOAT, "20.00");
    var begun = System.nanoTime();
    this.account = house.draws().house.opened(today.minusDays(40), opening);
    this.acts = new TrustActs(house, account, today, tally);
    matters.forEach(client -> clients.add(new Client(client.matter(), client.ledger(), account)));
    this.invoice = house.draws().invoice(clients.get(0), "40.00", 30);
    tally.spent("opening", begun);
    opening.forEach((of, balance) -> acts.moved(ChartAccount.BANK, ChartAccount.of(of), Money.usd(balance)));
  }

  void play(int steps) {
    for (var step = 0; step < steps; step++) {
      try {
        var begun = System.nanoTime();
        next().get().run();
        tally.spent("acting", begun);
        look();
      } catch (AssertionError | RuntimeException broken) {
        throw new AssertionError("after %s".formatted(story), broken);
      }
    }
  }

  private Supplier<Runnable> next() {
    if (random.nextInt(6) == 0) {
      tally.taken(Manner.AT_ONCE);
      return atOnce(act(), random.nextInt(4) == 0 && !done.isEmpty() ? again() : act());
    }
    if (random.nextInt(8) == 0 && !done.isEmpty()) {
      tally.taken(Manner.AGAIN);
      return again();
    }
    tally.taken(Manner.ALONE);
    return act();
  }

  private void look() {
    var begun = System.nanoTime();
    var standing = house.accounts().standing(account, today).orElseThrow();
    assertThat(nothingLeftOut(standing)).isEqualTo(nothingLeftOut(acts.expected()));
    tally.spent("balances", begun);
    begun = System.nanoTime();
    assertThat(house.proof().journalOf(account)).as("laws").isEmpty();
    tally.spent("proof", begun);
    begun = System.nanoTime();
    assertThat(TrustLaws.broken(house.jdbc(), account)).as("laws, read anew").isEmpty();
    tally.spent("reading anew", begun);
  }

  private Supplier<Runnable> again() {
    var which = random.nextInt(done.size());
    story.add("again what was done as number " + which);
    return done.get(which);
  }

  private Supplier<Runnable> atOnce(Supplier<Runnable> one, Supplier<Runnable> other) {
    story.add("at once");
    return () -> {
      var second = CompletableFuture.supplyAsync(other);
      var first = one.get();
      var then = second.join();
      return () -> {
        first.run();
        then.run();
      };
    };
  }

  /** Chosen now, done when it is asked, which may be twice; what it answers says what it has moved. */
  private Supplier<Runnable> act() {
    var step = random.nextInt(2) == 0
        ? any(ON_THE_WAY).orElseThrow()
        : Step.values()[random.nextInt(Step.values().length)];
    var client = clients.get(random.nextInt(clients.size()));
    var who = PEOPLE.get(random.nextInt(PEOPLE.size()));
    var amount = random.nextInt(3) == 0 ? all(client) : amount();
    story.add("%s %s %s by %s".formatted(step, amount, client.ledger(), who.user()));
    var chosen = switch (step) {
      case DEPOSIT -> Optional.of(acts.deposit(step, Optional.of(client.ledger()), amount, method(), day()));
      case UNIDENTIFIED -> Optional.of(acts.deposit(step, Optional.empty(), amount, method(), earlier()));
      case FOUND -> Optional.of(acts.found(step, client, amount, earlier()));
      case FLOAT -> Optional.of(acts.deposit(
          step, Optional.of(LedgerId.FLOAT), String.valueOf(100 * (1 + random.nextInt(5))), method(), day()));
      case CONFIRM -> any(acts.told).map(id -> acts.telling(step, () -> house.deposits().confirm(List.of(id), who)));
      case IDENTIFY -> any(acts.told).map(id -> acts.identified(step, id, client));
      case PROPOSE -> Optional.of(acts.proposal(
          step, house.draws().to(client, type(), amount, "Somebody"), random.nextInt(4) == 0 ? LAWYER : COORDINATOR));
      case DRAW -> Optional.of(acts.drawn(step, house.draws().to(client, type(), amount, "Somebody")));
      case FEES -> Optional.of(fees(step));
      case TRANSFER -> Optional.of(transfer(step, client, amount));
      case REVERSE -> Optional.of(reversal(step, client));
      case UNDO -> undone(step);
      case SIGN, SIGN_STALE -> drawdown(State.PROPOSED).map(id -> acts.telling(step, () ->
          house.draws().signing.authorize(id, house.draws().now(id).version() - (step == Step.SIGN ? 0 : 1), who)));
      case REFUSE -> drawdown(State.PROPOSED).map(id ->
          acts.telling(step, () -> house.draws().signing.refuse(id, house.draws().now(id).version(), "No.", who)));
      case CHANGE -> drawdown(State.AUTHORIZED).map(id -> acts.telling(step, () -> changed(id, amount)));
      case WITHDRAW -> drawdown().map(id ->
          acts.telling(step, () -> house.draws().drawdowns.withdraw(id, "Not wanted.", COORDINATOR)));
      case OBJECT -> drawdown().map(id ->
          acts.telling(step, () -> house.draws().drawdowns.object(id, "Not agreed.", COORDINATOR)));
      case EXECUTE -> drawdown(State.AUTHORIZED).map(id ->
          acts.executed(step, id, day(), random.nextInt(5) == 0 ? who : BOOKKEEPER));
      case BANK -> Optional.of(bank(step, client, amount));
      case RETURNED -> cameBack().map(id ->
          acts.event(step, Kind.NSF, earlier(), Optional.of(id.value()), Optional.empty(), Optional.empty()));
      case CHARGED_BACK -> cameBack().map(id -> acts.event(step, Kind.CHARGEBACK, day(), Optional.of(id.value()),
          Optional.empty(), Optional.of(Money.usd(amount())).filter(part -> random.nextInt(4) > 0)));
      case CLEARED -> cleared(step);
      case ACKNOWLEDGE -> any(acts.debits).map(id -> acts.telling(step, () -> house.bank().acknowledge(id, who)));
      case CURE -> Optional.of(acts.cured(step, cure(amount), "wire-" + random.nextInt(1_000_000), who));
      case DISPUTE -> Optional.of(
          acts.disputed(step, invoice, (random.nextBoolean() ? "" : "-") + (1 + random.nextInt(20)) + ".00"));
      case PERIOD -> Optional.of(acts.period(step, today.minusDays(1 + random.nextInt(3)), who));
    };
    chosen.ifPresent(done::add);
    return chosen.orElse(() -> () -> {});
  }

  /** Of the invoice's own matter and, now and then, of another. */
  private Supplier<Runnable> fees(Step step) {
    var of = clients.get(random.nextInt(5) == 0 ? 1 : 0);
    var terms = house.draws().fees(of, invoice, BigDecimal.valueOf(1 + random.nextInt(2_500), 2).toPlainString());
    return random.nextBoolean() ? acts.drawn(step, terms) : acts.proposal(step, terms, COORDINATOR);
  }

  /** To another matter of the client, and in other cases to another client's, or without a word of the client. */
  private Supplier<Runnable> transfer(Step step, Client client, String amount) {
    var from = random.nextInt(3) == 0 ? client : clients.get(1);
    var to = random.nextInt(3) == 0 ? any(clients).orElseThrow() : clients.get(2);
    var terms = house.draws()
        .transfer(from, to.ledger(), amount, random.nextInt(5) == 0 ? Optional.empty() : Optional.of("A letter"));
    return random.nextBoolean() ? acts.drawn(step, terms) : acts.proposal(step, terms, COORDINATOR);
  }

  /** Of a row that may be taken back, put right where it was a deposit; or of any row, for whatever ledger. */
  private Supplier<Runnable> reversal(Step step, Client client) {
    var rows = IntStream.rangeClosed(
        1, house.postings().head(account).map(TrustPosting::sequence).orElse(0L).intValue())
        .mapToObj(sequence -> house.postings().find(account, sequence).orElseThrow()).toList();
    var may = rows.stream()
        .filter(row -> row.kind() == PostingKind.DEPOSIT || row.kind() == PostingKind.IDENTIFIED || row.kind().isDraw())
        .filter(row -> row.ledger().isPresent()).toList();
    var row = any(may).filter(one -> random.nextInt(4) > 0).or(() -> any(rows)).orElseThrow();
    var of = row.ledger().flatMap(ledger -> clients.stream().filter(known -> known.ledger().equals(ledger)).findFirst())
        .filter(known -> random.nextInt(8) > 0).orElse(client);
    var right = Optional.of(clients.get((clients.indexOf(of) + 1) % clients.size()).ledger())
        .filter(ledger -> random.nextInt(8) > 0 ? !row.kind().isDraw() && random.nextInt(4) > 0 : random.nextBoolean());
    var terms = house.draws().reversal(of, row.amount().plain(), row.sequence(), right);
    return random.nextInt(3) > 0 ? acts.drawn(step, terms) : acts.proposal(step, terms, COORDINATOR);
  }

  /** Of what the bank did, by its first row; now and then in part, or for another ledger. */
  private Optional<Supplier<Runnable>> undone(Step step) {
    var rows = IntStream.rangeClosed(
        1, house.postings().head(account).map(TrustPosting::sequence).orElse(0L).intValue())
        .mapToObj(sequence -> house.postings().find(account, sequence).orElseThrow())
        .filter(row -> row.kind().isOfTheBank() && (row.line() == 1 || random.nextInt(8) == 0)).toList();
    return any(rows).map(row -> {
      var ledger = BankReversals.ledgerOf(row).filter(known -> random.nextInt(8) > 0)
          .orElse(clients.get(0).ledger());
      var amount = random.nextInt(8) > 0 ? row.amount().plain() : amount();
      var terms = house.draws().reversal(
          new Client(clients.get(0).matter(), ledger, account), amount, row.sequence(), Optional.empty());
      return random.nextInt(3) > 0 ? acts.drawn(step, terms) : acts.proposal(step, terms, COORDINATOR);
    });
  }

  private DrawdownAnswer changed(DrawdownId id, String amount) {
    var known = house.draws().now(id);
    return house.draws().drawdowns.change(id, known.version(), known.terms().over(Money.usd(amount)), COORDINATOR);
  }

  private Supplier<Runnable> bank(Step step, Client client, String amount) {
    var kind = List.of(Kind.CHARGEBACK, Kind.BANK_CHARGE, Kind.INTEREST, Kind.SWEEP).get(random.nextInt(4));
    var whose = kind == Kind.CHARGEBACK || random.nextInt(6) == 0
        ? Optional.of(client.ledger())
        : Optional.<LedgerId>empty();
    var much = kind == Kind.CHARGEBACK && random.nextBoolean()
        ? new BigDecimal(amount).add(new BigDecimal("30")).toPlainString()
        : amount;
    return acts.event(step, kind, day(), Optional.empty(), whose, Optional.of(Money.usd(much)));
  }

  private Optional<Supplier<Runnable>> cleared(Step step) {
    Optional<UUID> item =
        random.nextBoolean() ? any(acts.told).map(DepositId::value) : drawdown().map(DrawdownId::value);
    return item.map(id -> acts.event(step, Kind.CLEARED, day(), Optional.of(id), Optional.empty(), Optional.empty()));
  }

  /** In every other case exactly what the firm owes. */
  private String cure(String amount) {
    var owed = acts.expected(ChartAccount.SHORTAGE);
    return owed.signum() > 0 && random.nextBoolean() ? owed.toPlainString() : amount;
  }

  private static Map<String, BigDecimal> nothingLeftOut(Map<String, BigDecimal> balances) {
    var left = new TreeMap<>(balances);
    left.values().removeIf(balance -> balance.signum() == 0);
    return left;
  }

  private static Map<String, BigDecimal> nothingLeftOut(TrustAccounts.Standing standing) {
    var balances = new TreeMap<String, BigDecimal>();
    standing.balances().forEach((of, balance) -> balances.put(of.code(), balance.amount()));
    return nothingLeftOut(balances);
  }

  private DrawdownType type() {
    return List.of(DrawdownType.REFUND, DrawdownType.DISBURSE_COST, DrawdownType.PAY_OUT).get(random.nextInt(3));
  }

  private DepositMethod method() {
    return DepositMethod.values()[random.nextInt(DepositMethod.values().length)];
  }

  private LocalDate day() {
    return random.nextInt(4) > 0 ? today : today.plusDays(1 - random.nextInt(8));
  }

  private LocalDate earlier() {
    return today.minusDays(random.nextInt(5));
  }

  /** In every other case one of which nobody knew at first whose it was. */
  private Optional<DepositId> cameBack() {
    return random.nextBoolean() ? any(acts.identified).or(() -> any(acts.told)) : any(acts.told);
  }

  private String amount() {
    return BigDecimal.valueOf(1 + random.nextInt(random.nextBoolean() ? 2_000 : 8_000), 2).toPlainString();
  }

  /** All that a ledger holds, where it holds something. */
  private String all(Client client) {
    var book = acts.expected(ChartAccount.of(client.ledger()));
    return book.signum() > 0 ? book.toPlainString() : amount();
  }

  /** One that stands so, in two of three cases. */
  private Optional<DrawdownId> drawdown(State state) {
    if (random.nextInt(3) == 0) {
      return drawdown();
    }
    return any(acts.proposed.stream().filter(id -> house.draws().now(id).state() == state).toList()).or(this::drawdown);
  }

  /** The newest one in every other case. */
  private Optional<DrawdownId> drawdown() {
    return random.nextBoolean()
        ? any(acts.proposed)
        : acts.proposed.stream().skip(Math.max(0, acts.proposed.size() - 1)).findFirst();
  }

  private <T> Optional<T> any(List<T> some) {
    return some.isEmpty() ? Optional.empty() : Optional.of(some.get(random.nextInt(some.size())));
  }
}
