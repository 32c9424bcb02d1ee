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
import io.matterflow.trust.Deposit.NewDeposit;
import io.matterflow.trust.Draws.Client;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Two clients of one account on which everything happens at random by the product's own doors: deposits, what the bank did, drawdowns
 * proposed, changed, signed and carried out by those who may and those who may not, reversals, periods that are signed; some of it twice,
 * out of its order, or at once. What was answered is held against the journal after each step, and every law is proven.
 */
final class TrustServiceSequence {

  private static final Actor STRANGER = TrustHouse.person("trust-stranger", Role.BILLING_PARTNER);
  private static final List<Actor> PEOPLE = List.of(LAWYER, LAWYER, LAWYER, SECOND_LAWYER, STRANGER, COORDINATOR);

  /** The doors of trust that a sequence goes through. */
  record House(
      Draws draws,
      Deposits deposits,
      BankEvents bank,
      Shortages shortages,
      Reconciliations reconciliations,
      TrustProof proof,
      TrustAccounts accounts,
      JdbcTrustPostings postings) {}

  private enum Step {
    DEPOSIT, UNIDENTIFIED, CONFIRM, IDENTIFY, PROPOSE, DRAW, FEES, REVERSE, SIGN, SIGN_STALE, CHANGE, WITHDRAW, EXECUTE, BANK,
    RETURNED, CURE, PERIOD
  }

  /** What makes a drawdown go its way: half of all steps. */
  private static final List<Step> ON_THE_WAY = List.of(Step.PROPOSE, Step.SIGN, Step.EXECUTE, Step.DEPOSIT, Step.DRAW, Step.DRAW);

  private final Random random;
  private final House house;
  private final List<Client> clients = new ArrayList<>();
  private final LocalDate today;
  private final TrustAccountId account;
  private final InvoiceNumber invoice;
  private final Map<String, BigDecimal> expected = new TreeMap<>();
  private final List<DepositId> told = new ArrayList<>();
  private final Set<DepositId> nobodys = new HashSet<>();
  private final List<DrawdownId> proposed = new ArrayList<>();
  private final List<Supplier<Runnable>> done = new ArrayList<>();
  private final List<String> story = new ArrayList<>();

  /** The clients' matters are anybody's; the account is the sequence's own. */
  TrustServiceSequence(long seed, List<Client> matters, House house) {
    this.random = new Random(seed);
    this.house = house;
    this.today = house.draws().house.today();
    var opening = new TreeMap<LedgerId, String>();
    matters.forEach(client -> opening.put(client.ledger(), amount()));
    opening.put(LedgerId.FLOAT, "20.00");
    this.account = house.draws().house.opened(today.minusDays(40), opening);
    matters.forEach(client -> clients.add(new Client(client.matter(), client.ledger(), account)));
    this.invoice = house.draws().invoice(clients.get(0), "40.00", 30);
    opening.forEach((of, balance) -> moved(ChartAccount.BANK, ChartAccount.of(of), Money.usd(balance)));
  }

  void play(int steps) {
    for (var step = 0; step < steps; step++) {
      try {
        var begun = random.nextInt(6) == 0
            ? atOnce(act(), act())
            : random.nextInt(8) == 0 && !done.isEmpty() ? done.get(random.nextInt(done.size())) : act();
        begun.get().run();
        var standing = house.accounts().standing(account, today).orElseThrow();
        assertThat(nothingLeftOut(standing)).isEqualTo(nothingLeftOut(expected));
        assertThat(house.proof().journalOf(account)).as("laws").isEmpty();
      } catch (AssertionError | RuntimeException broken) {
        throw new AssertionError("after %s".formatted(story), broken);
      }
    }
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
    var step = random.nextInt(2) == 0 ? any(ON_THE_WAY).orElseThrow() : Step.values()[random.nextInt(Step.values().length)];
    var client = clients.get(random.nextInt(clients.size()));
    var who = PEOPLE.get(random.nextInt(PEOPLE.size()));
    var amount = random.nextInt(3) == 0 ? all(client) : amount();
    story.add("%s %s %s by %s".formatted(step, amount, client.ledger(), who.user()));
    var chosen = switch (step) {
      case DEPOSIT -> deposit(Optional.of(client.ledger()), amount);
      case UNIDENTIFIED -> deposit(Optional.empty(), amount);
      case CONFIRM -> any(told).map(id -> telling(() -> house.deposits().confirm(List.of(id), who)));
      case IDENTIFY -> any(told).map(id -> identified(id, client));
      case PROPOSE -> Optional.of(proposal(
          house.draws().to(client, type(), amount, "Somebody"), random.nextInt(4) == 0 ? LAWYER : COORDINATOR));
      case DRAW -> Optional.of(drawn(house.draws().to(client, type(), amount, "Somebody")));
      case FEES -> Optional.of(proposal(house.draws().fees(client, invoice, amount), COORDINATOR));
      case REVERSE -> Optional.of(reversal(client));
      case SIGN, SIGN_STALE -> drawdown().map(id -> signed(id, step == Step.SIGN ? 0 : 1, who));
      case CHANGE -> drawdown().map(id -> changed(id, amount));
      case WITHDRAW -> drawdown().map(id ->
          telling(() -> house.draws().drawdowns.withdraw(id, "Not wanted.", COORDINATOR)));
      case EXECUTE -> drawdown().map(id -> executed(id, day(), random.nextInt(5) == 0 ? who : BOOKKEEPER));
      case BANK -> bank(client, amount);
      case RETURNED -> any(told).map(id ->
          event(Kind.NSF, Optional.of(id.value()), Optional.empty(), Optional.empty()));
      case CURE -> Optional.of(cured(amount, who));
      case PERIOD -> Optional.of(period(who));
    };
    chosen.ifPresent(done::add);
    return chosen.orElse(() -> () -> {});
  }

  private static Supplier<Runnable> telling(Runnable act) {
    return () -> {
      act.run();
      return () -> {};
    };
  }

  private Optional<Supplier<Runnable>> deposit(Optional<LedgerId> whose, String amount) {
    var method = DepositMethod.values()[random.nextInt(DepositMethod.values().length)];
    var id = UUID.randomUUID().toString();
    var receipt = new NewDeposit(
        "sequence", id, account, whose, Money.usd(amount), method, day(), Optional.empty(), Optional.empty());
    return Optional.of(() -> {
      var answer = house.deposits().take(receipt, BOOKKEEPER);
      return () -> {
        if (answer instanceof DepositAnswer.Done taken && !told.contains(taken.deposit().id())) {
          told.add(taken.deposit().id());
          if (whose.isEmpty()) {
            nobodys.add(taken.deposit().id());
          }
          moved(ChartAccount.BANK, whose.map(ChartAccount::of).orElse(ChartAccount.UNIDENTIFIED), Money.usd(amount));
        }
      };
    });
  }

  private Supplier<Runnable> identified(DepositId id, Client client) {
    return () -> {
      var answer = house.deposits().identify(id, client.ledger(), BOOKKEEPER);
      return () -> {
        if (answer instanceof DepositAnswer.Done known && nobodys.remove(id)) {
          moved(ChartAccount.UNIDENTIFIED, ChartAccount.of(client.ledger()), known.deposit().amount());
        }
      };
    };
  }

  private Supplier<Runnable> proposal(DrawdownTerms terms, Actor by) {
    return () -> {
      var answer = house.draws().drawdowns.propose(terms, by);
      return () -> standing(answer).map(Drawdown::id).ifPresent(proposed::add);
    };
  }

  /** As it should go: one asks, a lawyer signs, the bookkeeper carries it out. */
  private Supplier<Runnable> drawn(DrawdownTerms terms) {
    return () -> {
      var asked = standing(house.draws().drawdowns.propose(terms, COORDINATOR)).map(Drawdown::id);
      asked.ifPresent(id -> house.draws().signing.authorize(id, 1, LAWYER));
      var answer = asked.map(id -> house.draws().posting.execute(id, "ACH", "ref", today, BOOKKEEPER));
      return () -> {
        asked.ifPresent(proposed::add);
        answer.flatMap(TrustServiceSequence::standing).ifPresent(this::carriedOut);
      };
    };
  }

  /** Of any row, most of which cannot be taken back. */
  private Supplier<Runnable> reversal(Client client) {
    var sequence = 1L + random.nextInt(12);
    var right = Optional.of(clients.get(1 - clients.indexOf(client)).ledger()).filter(ledger -> random.nextBoolean());
    var amount = house.postings().find(account, sequence).map(posting -> posting.amount().plain()).orElse("1.00");
    return proposal(house.draws().reversal(client, amount, sequence, right), COORDINATOR);
  }

  private Supplier<Runnable> signed(DrawdownId id, int late, Actor by) {
    return telling(() -> house.draws().signing.authorize(id, house.draws().now(id).version() - late, by));
  }

  private Supplier<Runnable> changed(DrawdownId id, String amount) {
    return telling(() -> {
      var known = house.draws().now(id);
      house.draws().drawdowns.change(id, known.version(), known.terms().over(Money.usd(amount)), COORDINATOR);
    });
  }

  private Supplier<Runnable> executed(DrawdownId id, LocalDate on, Actor by) {
    return () -> {
      var answer = house.draws().posting.execute(id, "ACH", "ref", on, by);
      return () -> standing(answer).ifPresent(this::carriedOut);
    };
  }

  private void carriedOut(Drawdown drawdown) {
    var of = ChartAccount.of(drawdown.ledger());
    if (drawdown.type() != DrawdownType.REVERSAL) {
      moved(of, ChartAccount.BANK, drawdown.amount());
      return;
    }
    if (house.postings().find(account, drawdown.terms().reverses().orElseThrow()).orElseThrow().kind() == PostingKind.DEPOSIT) {
      moved(of, ChartAccount.BANK, drawdown.amount());
      drawdown.terms().toLedger().ifPresent(right -> moved(ChartAccount.BANK, ChartAccount.of(right), drawdown.amount()));
    } else {
      moved(ChartAccount.BANK, of, drawdown.amount());
    }
  }

  private Optional<Supplier<Runnable>> bank(Client client, String amount) {
    var kind = List.of(Kind.CHARGEBACK, Kind.BANK_CHARGE, Kind.INTEREST, Kind.SWEEP).get(random.nextInt(4));
    var whose = kind == Kind.CHARGEBACK ? Optional.of(client.ledger()) : Optional.<LedgerId>empty();
    return Optional.of(event(kind, Optional.empty(), whose, Optional.of(Money.usd(amount))));
  }

  private Supplier<Runnable> event(Kind kind, Optional<UUID> item, Optional<LedgerId> whose, Optional<Money> amount) {
    var event = new BankEvent(BankEventId.next(), account, UUID.randomUUID().toString(), today, kind, item, whose, amount, Optional.empty());
    return () -> {
      var answer = house.bank().take(event, "sequence", BOOKKEEPER);
      return () -> {
        if (answer instanceof BankEvent.Outcome.Taken taken && !taken.before()) {
          taken.postings().forEach(posting -> moved(posting.debit(), posting.credit(), posting.amount()));
        }
      };
    };
  }

  private Supplier<Runnable> cured(String amount, Actor by) {
    var transfer = new Shortages.Transfer(Money.usd(amount), today, "wire-" + random.nextInt(1_000_000));
    return () -> {
      var answer = house.shortages().cure(account, transfer, by);
      return () -> {
        if (answer instanceof Shortages.Cured left && left.left().amount().compareTo(expected.getOrDefault("T298", BigDecimal.ZERO)) != 0) {
          moved(ChartAccount.BANK, ChartAccount.SHORTAGE, transfer.amount());
        }
      };
    };
  }

  /** The days up to yesterday, with a bank that agrees. */
  private Supplier<Runnable> period(Actor by) {
    var end = today.minusDays(1 + random.nextInt(3));
    return telling(() -> {
      var first = reconciled(end, Money.usd("0.00"));
      first.map(made -> made.figures().difference()).flatMap(difference -> reconciled(end, difference.negated()))
          .ifPresent(made -> house.reconciliations().sign(account, made.id(), true, by));
    });
  }

  private Optional<Reconciliation> reconciled(LocalDate end, Money bank) {
    var answer = house.reconciliations().reconcile(new Reconciliations.Statement(account, end, bank, List.of()), BOOKKEEPER);
    return answer instanceof Reconciliations.Done made ? Optional.of(made.made()) : Optional.empty();
  }

  private static Optional<Drawdown> standing(DrawdownAnswer answer) {
    return answer instanceof DrawdownAnswer.Standing standing ? Optional.of(standing.drawdown()) : Optional.empty();
  }

  private void moved(ChartAccount debit, ChartAccount credit, Money amount) {
    grown(debit, amount.amount(), debit.growsByDebit());
    grown(credit, amount.amount(), !credit.growsByDebit());
  }

  private void grown(ChartAccount of, BigDecimal amount, boolean more) {
    expected.merge(of.code(), more ? amount : amount.negate(), BigDecimal::add);
  }

  private static Map<String, BigDecimal> nothingLeftOut(Map<String, BigDecimal> balances) {
    var left = new TreeMap<>(balances);
    left.values().removeIf(balance -> balance.signum() == 0);
    return left;
  }

  private Map<String, BigDecimal> nothingLeftOut(TrustAccounts.Standing standing) {
    var balances = new TreeMap<String, BigDecimal>();
    standing.balances().forEach((of, balance) -> balances.put(of.code(), balance.amount()));
    return nothingLeftOut(balances);
  }

  private DrawdownType type() {
    return List.of(DrawdownType.REFUND, DrawdownType.DISBURSE_COST, DrawdownType.PAY_OUT).get(random.nextInt(3));
  }

  private LocalDate day() {
    return random.nextInt(4) > 0 ? today : today.plusDays(1 - random.nextInt(8));
  }

  private String amount() {
    return BigDecimal.valueOf(1 + random.nextInt(random.nextBoolean() ? 2_000 : 8_000), 2).toPlainString();
  }

  /** All that a ledger holds, where it holds something. */
  private String all(Client client) {
    var book = expected.getOrDefault(ChartAccount.of(client.ledger()).code(), BigDecimal.ZERO);
    return book.signum() > 0 ? book.toPlainString() : amount();
  }

  /** The newest one in every other case. */
  private Optional<DrawdownId> drawdown() {
    return random.nextBoolean() ? any(proposed) : proposed.stream().skip(Math.max(0, proposed.size() - 1)).findFirst();
  }

  private <T> Optional<T> any(List<T> some) {
    return some.isEmpty() ? Optional.empty() : Optional.of(some.get(random.nextInt(some.size())));
  }
}
