package io.matterflow.trust;

import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.RecordedAct;
import io.matterflow.audit.Verification;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter.Status;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.trust.TrustFinding.Law;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Goes over the whole journal and shows that every law of trust accounting holds in it, or the first row in which one
 * does not.
 */
@Service
public class TrustProof {

  private static final LocalDate BEFORE_ALL = LocalDate.of(1900, 1, 1);

  private final JdbcTrustAccounts accounts;
  private final JdbcTrustProof rows;
  private final JdbcTrustPostings postings;
  private final AuditTrail trail;
  private final Directory directory;
  private final ObjectProvider<TrustCheck> checks;

  TrustProof(
      JdbcTrustAccounts accounts,
      JdbcTrustProof rows,
      JdbcTrustPostings postings,
      AuditTrail trail,
      Directory directory,
      ObjectProvider<TrustCheck> checks) {
    this.accounts = accounts;
    this.rows = rows;
    this.postings = postings;
    this.trail = trail;
    this.directory = directory;
    this.checks = checks;
  }

  /** Every account, and every chain of the audit trail, as one moment saw them. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Proof verify() {
    return proof(accounts.all());
  }

  /** One account, and every chain of the audit trail. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Optional<Proof> verify(TrustAccountId id) {
    return accounts.find(id).map(account -> proof(List.of(account)));
  }

  /** What does not hold in the journal of an account; of the audit trail only what it says of that journal is read. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  List<TrustFinding> journalOf(TrustAccountId id) {
    var findings = new TreeSet<TrustFinding>();
    proven(accounts.find(id).orElseThrow(), findings);
    return List.copyOf(findings);
  }

  private Proof proof(List<TrustAccount> some) {
    var findings = new TreeSet<TrustFinding>();
    var proven = some.stream().map(account -> proven(account, findings)).toList();
    return new Proof(proven, rows.unacknowledged(some.stream().map(TrustAccount::id).toList()), trail.verify(),
        List.copyOf(findings));
  }

  private Proven proven(TrustAccount account, TreeSet<TrustFinding> findings) {
    var walk = new ProofWalk(account, rows.signedPeriods(account.id()), directory.firm().zone());
    try (var walked = rows.walk(account.id()); var acts = trail.chain(TrustLedger.ENTITY, account.id().value())) {
      var told = new Told(account, acts.filter(act -> act.act().equals(TrustLedger.POSTED)).iterator());
      walked.forEach(row -> {
        walk.visit(row);
        told.beside(row.posting());
      });
      told.rest();
      findings.addAll(told.findings());
    }
    findings.addAll(walk.findings());
    findings.addAll(sums(account, walk));
    findings.addAll(days(account, walk));
    rows.wrongReversals(account.id()).stream().findFirst().ifPresent(sequence -> findings.add(
        TrustFinding.at(account.id(), sequence, Law.I10, "it does not take back exactly one earlier posting")));
    signedByTooFew(account).ifPresent(sequence -> findings.add(
        TrustFinding.at(account.id(), sequence, Law.I6, "fewer lawyers had signed it than had to")));
    rows.takenBeforeItCame(account.id()).stream().findFirst().ifPresent(sequence -> findings.add(
        TrustFinding.at(account.id(), sequence, Law.RETURNED, "its deposit came to where it stood on a later day")));
    rows.repeated(account.id()).stream().findFirst().ifPresent(sequence -> findings.add(
        TrustFinding.at(account.id(), sequence, Law.I13, "it was posted before")));
    findings.addAll(closed(account, walk));
    var draws = rows.drawn(account.id());
    checks.orderedStream().forEach(check -> findings.addAll(check.findings(account, draws)));
    return new Proven(account.id(), walk.rows(), walk.head(), walk.balance(ChartAccount.BANK), ledgers(walk));
  }

  private Optional<Long> signedByTooFew(TrustAccount account) {
    var walk = new SignatureWalk(directory.firm().zone());
    try (var signatures = rows.signatures(account.id())) {
      signatures.forEach(walk::visit);
    }
    return walk.signedByTooFew();
  }

  private static Money ledgers(ProofWalk walk) {
    var total = walk.balance(ChartAccount.FLOAT);
    for (var of : walk.balances().keySet()) {
      total = of.isLedgerOfClient() ? total.plus(walk.balance(of)) : total;
    }
    return total;
  }

  /** The trust equation, and the balances that are kept beside the rows. */
  private List<TrustFinding> sums(TrustAccount account, ProofWalk walk) {
    var findings = new ArrayList<TrustFinding>();
    var others = ledgers(walk).plus(walk.balance(ChartAccount.INTEREST)).plus(walk.balance(ChartAccount.UNIDENTIFIED))
        .minus(walk.balance(ChartAccount.SHORTAGE));
    if (!walk.balance(ChartAccount.BANK).equals(others)) {
      findings.add(TrustFinding.of(account.id(), Law.I2,
          "the bank account stands at %s, all else comes to %s".formatted(walk.balance(ChartAccount.BANK), others)));
    }
    var kept = rows.keptBalances(account.id());
    var all = new TreeSet<>(walk.balances().keySet());
    all.addAll(kept.keySet());
    all.stream()
        .filter(
            of -> kept.getOrDefault(of, BigDecimal.ZERO).compareTo(walk.balances().getOrDefault(of, BigDecimal.ZERO))
                != 0)
        .findFirst()
        .ifPresent(of -> findings
            .add(TrustFinding.of(account.id(), Law.BALANCE, "%s is kept as %s, its rows come to %s".formatted(
            of, kept.getOrDefault(of, BigDecimal.ZERO), walk.balances().getOrDefault(of, BigDecimal.ZERO)))));
    return findings;
  }

  /** No ledger was under nothing at the end of a day, where rows were not posted in the order of their days. */
  private List<TrustFinding> days(TrustAccount account, ProofWalk walk) {
    var findings = new ArrayList<TrustFinding>();
    for (var of : new TreeSet<>(walk.outOfOrder())) {
      var balance = Money.zero(account.currency());
      for (var day : postings.changesAfter(account.id(), of, BEFORE_ALL, account.currency()).entrySet()) {
        balance = balance.plus(day.getValue());
        if (balance.isNegative() && !of.equals(ChartAccount.BANK)) {
          findings.add(
              TrustFinding.of(account.id(), Law.I3, "%s was %s at the end of %s".formatted(of, balance, day.getKey())));
          break;
        }
      }
    }
    return findings;
  }

  private List<TrustFinding> closed(TrustAccount account, ProofWalk walk) {
    var holding = walk.balances().entrySet().stream()
        .filter(balance -> balance.getKey().isLedgerOfClient() && balance.getValue().signum() != 0)
        .collect(Collectors.toMap(balance -> new MatterId(balance.getKey().ledger().value()), Map.Entry::getValue,
            (one, other) -> one, TreeMap::new));
    return directory.matters(holding.keySet()).values().stream()
        .filter(matter -> matter.status() == Status.CLOSED)
        .map(matter -> TrustFinding.of(account.id(), Law.I12,
            "matter %s is closed and has %s in trust".formatted(matter.id(), holding.get(matter.id()))))
        .toList();
  }

  /** What the trail says of an account, held against the journal row by row. */
  private static final class Told {

    private final TrustAccount account;
    private final Iterator<RecordedAct> acts;
    private Optional<RecordedAct> next = Optional.empty();
    private Optional<TrustFinding> first = Optional.empty();

    Told(TrustAccount account, Iterator<RecordedAct> acts) {
      this.account = account;
      this.acts = acts;
      advance();
    }

    void beside(TrustPosting posting) {
      while (next.isPresent() && sequence(next.get()) < posting.sequence()) {
        gone();
      }
      if (next.isEmpty() || sequence(next.get()) > posting.sequence()) {
        found(posting.sequence(), "the trail does not know of it");
        return;
      }
      if (!posting.hash().equals(next.get().after().get("hash"))) {
        found(posting.sequence(), "the trail knows it by another hash");
      }
      advance();
    }

    void rest() {
      while (next.isPresent()) {
        gone();
      }
    }

    private void gone() {
      found(sequence(next.orElseThrow()), "the trail knows of it, and it is gone");
      advance();
    }

    private void advance() {
      next = acts.hasNext() ? Optional.of(acts.next()) : Optional.empty();
    }

    private void found(long sequence, String detail) {
      first = first.or(() -> Optional.of(TrustFinding.at(account.id(), sequence, Law.TRAIL, detail)));
    }

    List<TrustFinding> findings() {
      return first.stream().toList();
    }

    private static long sequence(RecordedAct act) {
      try {
        return Long.parseLong(act.after().getOrDefault("sequence", "0"));
      } catch (NumberFormatException changed) {
        return 0;
      }
    }
  }

  /** An account that was gone over: how many rows, the hash of the last one, and what they come to. */
  public record Proven(TrustAccountId account, long postings, String head, Money bookBalance, Money ledgersTotal) {}

  /**
   * What was gone over and what was found, by account and row; bank debits that wait for a lawyer's look are counted
   * apart.
   */
  public record Proof(List<Proven> accounts, long unacknowledged, Verification trail, List<TrustFinding> findings) {

    public boolean intact() {
      return findings.isEmpty() && trail.intact();
    }
  }
}
