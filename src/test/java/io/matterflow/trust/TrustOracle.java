package io.matterflow.trust;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the ledger should say, worked out from all moves so far and nothing else. */
final class TrustOracle {

  private final LocalDate opened;
  private final LocalDate today;
  private final BigDecimal floatCap;
  private final List<Move> moves = new ArrayList<>();
  private LocalDate locked;
  private boolean frozen;

  TrustOracle(LocalDate opened, LocalDate today, BigDecimal floatCap) {
    this.opened = opened;
    this.today = today;
    this.floatCap = floatCap;
    this.locked = opened.minusDays(1);
  }

  private record Move(ChartAccount of, BigDecimal change, LocalDate on) {}

  void move(ChartAccount debit, ChartAccount credit, BigDecimal amount, LocalDate on) {
    if (amount.signum() != 0) {
      moves.add(new Move(debit, grown(debit, amount, true), on));
      moves.add(new Move(credit, grown(credit, amount, false), on));
    }
  }

  private static BigDecimal grown(ChartAccount of, BigDecimal amount, boolean debited) {
    var byDebit = of.code().equals("T100") || of.code().equals("T298");
    return byDebit == debited ? amount : amount.negate();
  }

  private BigDecimal balance(ChartAccount of, LocalDate on) {
    return moves.stream().filter(move -> move.of.equals(of) && !move.on.isAfter(on)).map(Move::change)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The least that stands there at the end of that day or of any since. */
  BigDecimal least(ChartAccount of, LocalDate on) {
    return on.datesUntil(today.isBefore(on) ? on.plusDays(1) : today.plusDays(1)).map(day -> balance(of, day))
        .reduce(BigDecimal::min).orElseThrow().max(BigDecimal.ZERO);
  }

  /** The code with which it is refused, or nothing. */
  Optional<TrustCode> answer(TrustEntry entry, boolean authorized) {
    if (isLocked(entry.on())) {
      return Optional.of(TrustCode.TRUST_PERIOD_LOCKED);
    }
    if (entry.on().isAfter(today)) {
      return Optional.of(TrustCode.TRUST_FUTURE_DATED);
    }
    var changes = new HashMap<ChartAccount, BigDecimal>();
    entry.moves().forEach(move -> {
      changes.merge(move.debit(), grown(move.debit(), move.amount().amount(), true), BigDecimal::add);
      changes.merge(move.credit(), grown(move.credit(), move.amount().amount(), false), BigDecimal::add);
    });
    for (var change : new TreeMap<>(changes).entrySet()) {
      var of = change.getKey();
      if (change.getValue().signum() < 0 && !of.equals(ChartAccount.BANK)
          && least(of, entry.on()).compareTo(change.getValue().negate()) < 0) {
        return Optional.of(
            of.equals(ChartAccount.SHORTAGE) ? TrustCode.TRUST_COMMINGLING : TrustCode.TRUST_INSUFFICIENT_LEDGER);
      }
      if (of.equals(ChartAccount.FLOAT) && change.getValue().signum() > 0
          && balance(of, today).add(change.getValue()).compareTo(floatCap) > 0) {
        return Optional.of(TrustCode.TRUST_COMMINGLING);
      }
    }
    if (frozen
        && List.of("DRAW_FEES", "DISBURSE_COST", "REFUND", "PAY_OUT", "TRANSFER").contains(entry.kind().name())) {
      return Optional.of(TrustCode.TRUST_FROZEN);
    }
    return authorized ? Optional.empty() : Optional.of(TrustCode.TRUST_NOT_AUTHORIZED);
  }

  Map<String, BigDecimal> balances() {
    var balances = new TreeMap<String, BigDecimal>();
    moves.forEach(move -> balances.merge(move.of.code(), move.change, BigDecimal::add));
    balances.replaceAll((of, balance) -> balance.setScale(2));
    return balances;
  }

  void locked(LocalDate through) {
    locked = through.isAfter(locked) ? through : locked;
  }

  boolean isLocked(LocalDate on) {
    return on.isBefore(opened) || !on.isAfter(locked);
  }

  void frozen(boolean now) {
    frozen = now;
  }

  boolean isFrozen() {
    return frozen;
  }
}
