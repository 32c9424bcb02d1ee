package io.matterflow.trust;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One business fact on its way into the journal, under its own key. What a lawyer has authorized and what reverses
 * another posting is one move, so that the one row answers for it.
 */
record TrustEntry(
    String key,
    TrustAccountId account,
    PostingKind kind,
    LocalDate on,
    List<Move> moves,
    Ground ground,
    Optional<DepositId> deposit,
    Optional<InvoiceNumber> invoice,
    Optional<Long> reverses,
    Optional<Long> linkedTo,
    Actor by) {

  TrustEntry {
    moves = List.copyOf(moves);
    if (moves.size() > 1 && (ground.authorization().isPresent() || reverses.isPresent())) {
      throw new IllegalArgumentException(
          "entry %s answers to one authorization or reverses one posting, so it is one move".formatted(key));
    }
  }

  static TrustEntry of(String key, TrustAccountId account, PostingKind kind, LocalDate on, Actor by) {
    return new TrustEntry(key, account, kind, on, List.of(), Ground.NONE, Optional.empty(), Optional.empty(),
        Optional.empty(),
        Optional.empty(), by);
  }

  /** A move that is about a ledger, be it the debit, the credit, or what a shortage came from. */
  TrustEntry moving(ChartAccount debit, ChartAccount credit, Money amount, LedgerId ledger) {
    return with(new Move(debit, credit, amount, Optional.of(ledger)));
  }

  TrustEntry moving(ChartAccount debit, ChartAccount credit, Money amount) {
    return with(new Move(debit, credit, amount, Optional.empty()));
  }

  TrustEntry authorizedBy(AuthorizationId authorization) {
    return new TrustEntry(
        key, account, kind, on, moves, new Ground(Optional.of(authorization), Optional.empty()), deposit, invoice,
        reverses, linkedTo, by);
  }

  TrustEntry doneByTheBank(BankEventId event) {
    return new TrustEntry(
        key, account, kind, on, moves, new Ground(Optional.empty(), Optional.of(event)), deposit, invoice, reverses,
        linkedTo, by);
  }

  TrustEntry of(DepositId id) {
    return new TrustEntry(key, account, kind, on, moves, ground, Optional.of(id), invoice, reverses, linkedTo, by);
  }

  TrustEntry about(InvoiceNumber number) {
    return new TrustEntry(key, account, kind, on, moves, ground, deposit, Optional.of(number), reverses, linkedTo, by);
  }

  /** The posting of the same account that it takes back. */
  TrustEntry reversing(long sequence) {
    return new TrustEntry(key, account, kind, on, moves, ground, deposit, invoice, Optional.of(sequence), linkedTo, by);
  }

  /** The posting of the same account that it belongs to, as the right one to the reversal of the wrong one. */
  TrustEntry linkedTo(long sequence) {
    return new TrustEntry(key, account, kind, on, moves, ground, deposit, invoice, reverses, Optional.of(sequence), by);
  }

  private TrustEntry with(Move move) {
    var more = new ArrayList<>(moves);
    more.add(move);
    return new TrustEntry(key, account, kind, on, more, ground, deposit, invoice, reverses, linkedTo, by);
  }

  /** One row: the same amount on both sides. */
  record Move(ChartAccount debit, ChartAccount credit, Money amount, Optional<LedgerId> ledger) {

    Move {
      if (!amount.isPositive()) {
        throw new IllegalArgumentException("a posting moves a positive amount, got " + amount);
      }
    }

    /** What it adds to an account of the chart, in the direction in which that account grows. */
    Money change(ChartAccount of) {
      var debited = debit.equals(of) ? amount : Money.zero(amount.currency());
      var credited = credit.equals(of) ? amount : Money.zero(amount.currency());
      return of.growsByDebit() ? debited.minus(credited) : credited.minus(debited);
    }

    /** Whether somebody has to answer for it: a client's ledger goes down, or the bank account does. */
    boolean takes() {
      return debit.isLedgerOfClient() || credit.equals(ChartAccount.BANK);
    }
  }

  /** On what a move that takes money rests: what a lawyer authorized, or what the bank did. */
  record Ground(Optional<AuthorizationId> authorization, Optional<BankEventId> bankEvent) {

    static final Ground NONE = new Ground(Optional.empty(), Optional.empty());

    boolean isThere() {
      return authorization.isPresent() || bankEvent.isPresent();
    }
  }
}
