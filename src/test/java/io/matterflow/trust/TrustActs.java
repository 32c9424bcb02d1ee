package io.matterflow.trust;

import static io.matterflow.trust.Draws.BOOKKEEPER;
import static io.matterflow.trust.Draws.COORDINATOR;
import static io.matterflow.trust.Draws.LAWYER;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What can be done on an account by the product's own doors. An act is done when it is asked, which may be twice or
 * beside another; what it was answered says what has moved, and that is reckoned afterwards.
 */
final class TrustActs {

  /** The doors of trust that a sequence goes through. */
  record House(
      Draws draws,
      Deposits deposits,
      BankEvents bank,
      Shortages shortages,
      Reconciliations reconciliations,
      Invoices invoices,
      TrustProof proof,
      TrustAccounts accounts,
      JdbcTrustPostings postings,
      JdbcTemplate jdbc) {}

  private final House house;
  private final TrustAccountId account;
  private final LocalDate today;
  private final TrustTally tally;
  private final Map<String, BigDecimal> expected = new TreeMap<>();
  private final Set<DepositId> nobodys = new HashSet<>();
  final List<DepositId> told = new ArrayList<>();
  final List<DepositId> identified = new ArrayList<>();
  final List<DrawdownId> proposed = new ArrayList<>();
  final List<BankEventId> debits = new ArrayList<>();

  TrustActs(House house, TrustAccountId account, LocalDate today, TrustTally tally) {
    this.house = house;
    this.account = account;
    this.today = today;
    this.tally = tally;
  }

  /** What each account of the chart should stand at; nothing is left out. */
  Map<String, BigDecimal> expected() {
    return expected;
  }

  BigDecimal expected(ChartAccount of) {
    return expected.getOrDefault(of.code(), BigDecimal.ZERO);
  }

  Supplier<Runnable> telling(Enum<?> step, Supplier<Object> act) {
    return () -> {
      counted(step, act.get());
      return () -> {};
    };
  }

  Supplier<Runnable>
      deposit(Enum<?> step, Optional<LedgerId> whose, String amount, DepositMethod method, LocalDate on) {
    var receipt = new NewDeposit("sequence", UUID.randomUUID().toString(), account, whose, Money.usd(amount), method,
        on, Optional.empty(),
        Optional.empty());
    return () -> {
      var answer = counted(step, house.deposits().take(receipt, BOOKKEEPER));
      return () -> {
        if (answer instanceof DepositAnswer.Done taken && !told.contains(taken.deposit().id())) {
          told.add(taken.deposit().id());
          if (whose.isEmpty()) {
            nobodys.add(taken.deposit().id());
          }
          moved(ChartAccount.BANK, whose.map(ChartAccount::of).orElse(ChartAccount.UNIDENTIFIED), Money.usd(amount));
        }
      };
    };
  }

  Supplier<Runnable> identified(Enum<?> step, DepositId id, Client client) {
    return () -> {
      var answer = counted(step, house.deposits().identify(id, client.ledger(), BOOKKEEPER));
      return () -> {
        if (answer instanceof DepositAnswer.Done known && nobodys.remove(id)) {
          identified.add(id);
          moved(ChartAccount.UNIDENTIFIED, ChartAccount.of(client.ledger()), known.deposit().left());
        }
      };
    };
  }

  /** Nobody knew whose it was, until now. */
  Supplier<Runnable> found(Enum<?> step, Client client, String amount, LocalDate on) {
    var receipt = new NewDeposit("sequence", UUID.randomUUID().toString(), account, Optional.empty(), Money.usd(amount),
        DepositMethod.WIRE, on, Optional.empty(), Optional.empty());
    return () -> {
      var taken = house.deposits().take(receipt, BOOKKEEPER);
      var answer = counted(step, taken instanceof DepositAnswer.Done known
          ? house.deposits().identify(known.deposit().id(), client.ledger(), BOOKKEEPER) : taken);
      return () -> {
        if (answer instanceof DepositAnswer.Done known && !identified.contains(known.deposit().id())) {
          told.add(known.deposit().id());
          identified.add(known.deposit().id());
          moved(ChartAccount.BANK, ChartAccount.of(client.ledger()), Money.usd(amount));
        }
      };
    };
  }

  Supplier<Runnable> proposal(Enum<?> step, DrawdownTerms terms, Actor by) {
    return () -> {
      var answer = counted(step, house.draws().drawdowns.propose(terms, by));
      return () -> standing(answer).map(Drawdown::id).ifPresent(proposed::add);
    };
  }

  /** As it should go: one asks, a lawyer signs, the bookkeeper carries it out. */
  Supplier<Runnable> drawn(Enum<?> step, DrawdownTerms terms) {
    return () -> {
      var asked = house.draws().drawdowns.propose(terms, COORDINATOR);
      var id = standing(asked).map(Drawdown::id);
      id.ifPresent(known -> house.draws().signing.authorize(known, 1, LAWYER));
      var answer = counted(step,
          id.map(known -> house.draws().posting.execute(known, "ACH", "ref", today, BOOKKEEPER)).orElse(asked));
      return () -> {
        id.ifPresent(proposed::add);
        if (id.isPresent()) {
          standing(answer).ifPresent(this::carriedOut);
        }
      };
    };
  }

  Supplier<Runnable> executed(Enum<?> step, DrawdownId id, LocalDate on, Actor by) {
    return () -> {
      var answer = counted(step, house.draws().posting.execute(id, "ACH", "ref", on, by));
      return () -> standing(answer).ifPresent(this::carriedOut);
    };
  }

  private void carriedOut(Drawdown drawdown) {
    var of = ChartAccount.of(drawdown.ledger());
    var taken = drawdown.terms().reverses().map(sequence -> house.postings().find(account, sequence).orElseThrow());
    if (taken.flatMap(TrustPosting::bankEvent).isPresent()) {
      house.postings().entry(taken.get().entryKey()).forEach(row -> moved(row.credit(), row.debit(), row.amount()));
      return;
    }
    if (taken.filter(row -> row.kind().isDraw()).isPresent()) {
      moved(ChartAccount.BANK, of, drawdown.amount());
      return;
    }
    moved(of, ChartAccount.BANK, drawdown.amount());
    drawdown.terms().toLedger().ifPresent(right -> moved(ChartAccount.BANK, ChartAccount.of(right), drawdown.amount()));
  }

  /** Something of the invoice is disputed or settled; more than is open or disputed cannot be. */
  Supplier<Runnable> disputed(Enum<?> step, InvoiceNumber invoice, String amount) {
    return telling(step, () -> {
      try {
        return house.invoices().dispute(invoice, Money.usd(amount), "dispute:" + UUID.randomUUID(), Actor.ENGINE);
      } catch (IllegalArgumentException outOfBounds) {
        return TrustCode.TRUST_DISPUTED;
      }
    });
  }

  Supplier<Runnable> event(
      Enum<?> step, Kind kind, LocalDate on, Optional<UUID> item, Optional<LedgerId> whose, Optional<Money> amount) {
    var event = new BankEvent(BankEventId.next(), account, UUID.randomUUID().toString(), on, kind, item, whose,
        amount, Optional.empty());
    return () -> {
      var answer = counted(step, house.bank().take(event, "sequence", BOOKKEEPER));
      return () -> {
        if (answer instanceof BankEvent.Outcome.Taken taken && !taken.before()) {
          taken.postings().forEach(posting -> moved(posting.debit(), posting.credit(), posting.amount()));
          if (kind.isDebit()) {
            debits.add(taken.id());
          }
        }
      };
    };
  }

  Supplier<Runnable> cured(Enum<?> step, String amount, String reference, Actor by) {
    var transfer = new Shortages.Transfer(Money.usd(amount), today, reference);
    return () -> {
      var answer = counted(step, house.shortages().cure(account, transfer, by));
      return () -> {
        if (answer instanceof Shortages.Cured left
            && left.left().amount().compareTo(expected(ChartAccount.SHORTAGE)) != 0) {
          moved(ChartAccount.BANK, ChartAccount.SHORTAGE, transfer.amount());
        }
      };
    };
  }

  /** The days up to that one, with a bank that agrees. */
  Supplier<Runnable> period(Enum<?> step, LocalDate end, Actor by) {
    return telling(step, () -> {
      var first = reconciled(end, Money.usd("0.00"));
      if (!(first instanceof Reconciliations.Done made)) {
        return first;
      }
      var second = reconciled(end, made.made().figures().difference().negated());
      return second instanceof Reconciliations.Done agreed
          ? house.reconciliations().sign(account, agreed.made().id(), true, by) : second;
    });
  }

  private Reconciliations.Answer reconciled(LocalDate end, Money bank) {
    return house.reconciliations().reconcile(new Reconciliations.Statement(account, end, bank, List.of()), BOOKKEEPER);
  }

  void moved(ChartAccount debit, ChartAccount credit, Money amount) {
    grown(debit, amount.amount(), debit.growsByDebit());
    grown(credit, amount.amount(), !credit.growsByDebit());
  }

  private void grown(ChartAccount of, BigDecimal amount, boolean more) {
    expected.merge(of.code(), more ? amount : amount.negate(), BigDecimal::add);
  }

  private static Optional<Drawdown> standing(DrawdownAnswer answer) {
    return answer instanceof DrawdownAnswer.Standing standing ? Optional.of(standing.drawdown()) : Optional.empty();
  }

  private <T> T counted(Enum<?> step, T answer) {
    tally.answered(step, TrustAnswers.word(answer));
    return answer;
  }
}
