package io.matterflow.trust;

import io.matterflow.audit.AuditHash;
import io.matterflow.kernel.Money;
import io.matterflow.trust.ProofRow.Brought;
import io.matterflow.trust.TrustFinding.Law;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Walks the journal of one account from its first row and keeps, law by law, the first row that breaks it. */
final class ProofWalk {

  private final TrustAccount account;
  private final Map<LocalDate, Instant> signedPeriods;
  private final ZoneId zone;

  private final Map<Law, TrustFinding> broken = new EnumMap<>(Law.class);
  private final Map<ChartAccount, BigDecimal> balances = new TreeMap<>();
  private final Map<ChartAccount, LocalDate> newestDays = new HashMap<>();
  private final Set<ChartAccount> outOfOrder = new HashSet<>();
  private final Map<LedgerId, List<Waiting>> uncollected = new HashMap<>();
  private final Map<DepositId, BigDecimal> cameBack = new HashMap<>();
  private long last;
  private String head = AuditHash.NONE;
  private String entry = "";
  private BigDecimal ofTheEntry = BigDecimal.ZERO;

  ProofWalk(TrustAccount account, Map<LocalDate, Instant> signedPeriods, ZoneId zone) {
    this.account = account;
    this.signedPeriods = signedPeriods;
    this.zone = zone;
  }

  void visit(ProofRow row) {
    var posting = row.posting();
    chain(posting);
    shape(posting);
    ground(row);
    day(posting);
    move(posting);
    collect(row);
    last = posting.sequence();
    head = posting.hash();
  }

  private void chain(TrustPosting posting) {
    if (posting.sequence() != last + 1) {
      found(posting, Law.CHAIN, "row %d follows row %d: rows are missing".formatted(posting.sequence(), last));
    } else if (!posting.previousHash().equals(head)) {
      found(posting, Law.CHAIN, "the row does not continue the row before it");
    } else if (!posting.computedHash().equals(posting.hash())) {
      found(posting, Law.CHAIN, "the row was changed after it was written");
    }
  }

  private void shape(TrustPosting posting) {
    if (!posting.amount().isPositive() || posting.debit().equals(posting.credit())
        || !posting.amount().currency().equals(account.currency())) {
      found(posting, Law.I1,
          "the row does not move a positive amount of the account's currency from one account to another");
    }
    if (!posting.debit().isOfTheChart() || !posting.credit().isOfTheChart()) {
      found(posting, Law.I2, "the row is on an account that is none of the trust book's");
    }
  }

  private void ground(ProofRow row) {
    var posting = row.posting();
    if (posting.debit().isLedgerOfClient() && !posting.credit().equals(ChartAccount.BANK)) {
      found(posting, Law.I6, "a client's money leaves otherwise than by the bank");
    }
    if (posting.move().takes() && !posting.ground().isThere()) {
      found(posting, Law.I6, "nobody authorized it, and no bank did it");
    }
    if (posting.authorization().isPresent()) {
      unauthorized(row).ifPresent(detail -> found(posting, Law.I6, detail));
    }
    if (takesBackTheBanks(posting)) {
      posting.deposit()
          .ifPresent(deposit -> cameBack.merge(deposit, posting.amount().amount().negate(), BigDecimal::add));
    }
    if (posting.bankEvent().isPresent()) {
      notOfTheBank(row).or(() -> moreThanItBrought(row)).ifPresent(detail -> found(posting, Law.I6, detail));
    }
  }

  /** What the bank was told to have taken comes back; a deposit that is taken back goes. */
  private static boolean takesBackTheBanks(TrustPosting posting) {
    return posting.kind() == PostingKind.REVERSAL && posting.debit().equals(ChartAccount.BANK);
  }

  private Optional<String> unauthorized(ProofRow row) {
    var posting = row.posting();
    if (row.authorization().isEmpty()) {
      return Optional.of("the authorization that it names is not there");
    }
    var given = row.authorization().get();
    var at = posting.writtenAt();
    if (!given.account().equals(posting.account().value()) || !given.type().equals(posting.kind().name())
        || given.amount().compareTo(posting.amount().amount()) != 0
        || posting.ledger().filter(ledger -> ledger.value().equals(given.ledger())).isEmpty()) {
      return Optional.of("it was authorized otherwise than it was posted");
    }
    if (given.at().isAfter(at) || !given.expires().isAfter(at)
        || given.voidedAt().filter(moment -> !moment.isAfter(at)).isPresent()) {
      return Optional.of("its authorization did not hold when it was posted");
    }
    if (given.person().filter(given.lawyer()::equals).isEmpty()
        || !given.held().at(given.at(), zone) || !given.held().at(at, zone)) {
      return Optional.of("who authorized it had no trust authority");
    }
    return Optional.empty();
  }

  /** Where the bank names an item and no amount, it means the whole of the item. */
  private Optional<String> notOfTheBank(ProofRow row) {
    var posting = row.posting();
    if (row.bankEvent().isEmpty()) {
      return Optional.of("what the bank is said to have done is not there");
    }
    var told = row.bankEvent().get();
    ofTheEntry = posting.entryKey().equals(entry)
        ? ofTheEntry.add(posting.amount().amount())
        : posting.amount().amount();
    entry = posting.entryKey();
    return told.account().equals(posting.account().value()) && told.kind().equals(posting.kind().name())
        && told.amount()
            .or(() -> row.deposit().map(Brought::amount))
            .filter(amount -> amount.compareTo(ofTheEntry) >= 0)
            .isPresent()
        ? Optional.empty() : Optional.of("the bank did something else than was posted");
  }

  /** In however many parts. */
  private Optional<String> moreThanItBrought(ProofRow row) {
    return row.posting().deposit()
        .map(deposit -> cameBack.merge(deposit, row.posting().amount().amount(), BigDecimal::add))
        .filter(taken -> row.deposit().filter(brought -> taken.compareTo(brought.amount()) > 0).isPresent())
        .map(taken -> "the bank took back %s of the deposit, which is more than it brought".formatted(taken));
  }

  private void day(TrustPosting posting) {
    if (posting.on().isBefore(account.openedOn())) {
      found(posting, Law.PERIOD, "it is dated before the account was opened");
    }
    signedPeriods.forEach((end, signedAt) -> {
      if (!posting.on().isAfter(end) && posting.writtenAt().isAfter(signedAt)) {
        found(posting, Law.PERIOD,
            "it is dated in the period to %s and was posted after that was signed".formatted(end));
      }
    });
  }

  private void move(TrustPosting posting) {
    for (var side : List.of(posting.debit(), posting.credit())) {
      var balance = balances.merge(side, posting.move().change(side).amount(), BigDecimal::add);
      if (balance.signum() < 0 && !side.equals(ChartAccount.BANK)) {
        found(posting, Law.I3, "%s is %s after it".formatted(side, balance));
      }
      if (side.equals(ChartAccount.FLOAT) && balance.compareTo(account.floatCap().amount()) > 0
          && posting.credit().equals(side)) {
        found(posting, Law.I8,
            "the float is %s after it, and its cap is %s".formatted(balance, account.floatCap().plain()));
      }
      var newest = newestDays.merge(side, posting.on(), (one, other) -> one.isAfter(other) ? one : other);
      if (newest.isAfter(posting.on())) {
        outOfOrder.add(side);
      }
    }
  }

  /** A draw leaves at least what of the ledger was not drawable when it was written. */
  private void collect(ProofRow row) {
    var posting = row.posting();
    if (posting.deposit().isPresent() && posting.credit().isLedgerOfClient()) {
      row.deposit().ifPresent(deposit -> waiting(posting.credit())
          .add(new Waiting(posting.deposit().get(), posting.amount().amount(), deposit)));
    } else if (posting.deposit().isPresent() && !takesBackTheBanks(posting)
        && posting.ledger().filter(of -> !of.isFloat()).isPresent()) {
      waiting(ChartAccount.of(posting.ledger().get()))
          .replaceAll(waiting -> waiting.less(posting.deposit().get(), posting.amount().amount()));
    } else if (posting.kind().isDraw() && posting.debit().isLedgerOfClient()) {
      var waiting = waiting(posting.debit());
      waiting.removeIf(deposit -> deposit.isDrawable(posting, zone));
      var kept = waiting.stream().map(Waiting::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
      if (balances.getOrDefault(posting.debit(), BigDecimal.ZERO).compareTo(kept) < 0) {
        found(posting, Law.I7, "of what is left after it, %s had not been collected".formatted(kept));
      }
    }
  }

  private List<Waiting> waiting(ChartAccount of) {
    return uncollected.computeIfAbsent(of.ledger(), ledger -> new ArrayList<>());
  }

  private void found(TrustPosting posting, Law law, String detail) {
    broken.putIfAbsent(law, TrustFinding.at(posting, law, detail));
  }

  List<TrustFinding> findings() {
    return List.copyOf(broken.values());
  }

  /** What stands on each account of the chart after the last row. */
  Map<ChartAccount, BigDecimal> balances() {
    return balances;
  }

  Money balance(ChartAccount of) {
    return new Money(balances.getOrDefault(of, BigDecimal.ZERO), account.currency());
  }

  /** What was posted on a day before one that had been posted on already. */
  Set<ChartAccount> outOfOrder() {
    return outOfOrder;
  }

  long rows() {
    return last;
  }

  String head() {
    return head;
  }

  /** A deposit on a ledger, until it was drawable. */
  private record Waiting(DepositId id, BigDecimal amount, Brought deposit) {

    /** A part of it went, or all. */
    Waiting less(DepositId of, BigDecimal gone) {
      return id.equals(of) ? new Waiting(id, amount.subtract(gone).max(BigDecimal.ZERO), deposit) : this;
    }

    boolean isDrawable(TrustPosting at, ZoneId zone) {
      return deposit.drawableOn().filter(day -> !day.isAfter(at.writtenAt().atZone(zone).toLocalDate())).isPresent()
          && deposit.confirmedAt().filter(moment -> !moment.isAfter(at.writtenAt())).isPresent();
    }
  }
}
