package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditHash;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Money;
import io.matterflow.trust.TrustLedger.Posted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A trust account as large as one likes, for whoever measures: posted by the ledger itself, or put down as it would
 * have been.
 */
@Component
public class TrustLoad {

  private static final Money ONE_DOLLAR = Money.usd("1.00");

  private final TrustHouse house;
  private final TrustLedger ledger;
  private final TrustAccounts accounts;
  private final TrustProof proof;
  private final JdbcTrustPostings rows;
  private final AuditTrail audit;

  TrustLoad(
      TrustHouse house,
      TrustLedger ledger,
      TrustAccounts accounts,
      TrustProof proof,
      JdbcTrustPostings rows,
      AuditTrail audit) {
    this.house = house;
    this.ledger = ledger;
    this.accounts = accounts;
    this.proof = proof;
    this.rows = rows;
    this.audit = audit;
  }

  /** An account and its ledgers. */
  public record Account(TrustAccountId id, List<LedgerId> ledgers) {}

  public Account account(int ledgers) {
    var all = IntStream.range(0, ledgers).mapToObj(number -> house.ledger()).toList();
    var opening = new TreeMap<LedgerId, String>();
    all.forEach(one -> opening.put(one, "1.00"));
    return new Account(house.opened(house.today().minusDays(400), opening), all);
  }

  /** A dollar comes in, as one posting. */
  public void post(Account account, int number) {
    var answer = ledger.post(entry(account, number, house.today()));
    if (!(answer instanceof Posted)) {
      throw new IllegalStateException("not posted: " + answer);
    }
  }

  /** So many postings more, over the last year, with what the trail says of them. */
  @Transactional
  public void grow(Account account, int postings) {
    var head = rows.head(account.id());
    var sequence = head.map(TrustPosting::sequence).orElse(0L);
    var hash = head.map(TrustPosting::hash).orElse(AuditHash.NONE);
    var first = house.today().minusDays(365);
    var some = new ArrayList<TrustPosting>();
    var acts = new ArrayList<AuditEntry>();
    for (int number = 0; number < postings; number++) {
      var entry = entry(account, number, first.plusDays(365L * number / postings));
      var posting = TrustPosting.of(entry, 1, ++sequence, moment(), hash);
      hash = posting.hash();
      some.add(posting);
      acts.add(TrustLedger.act(posting, entry));
    }
    rows.insert(some);
    audit.recordAll(acts);
    for (int number = 0; number < Math.min(postings, account.ledgers().size()); number++) {
      var times = (postings - number + account.ledgers().size() - 1) / account.ledgers().size();
      rows.add(account.id(), ChartAccount.of(account.ledgers().get(number)), Money.usd(times + ".00"));
    }
    rows.add(account.id(), ChartAccount.BANK, Money.usd(postings + ".00"));
  }

  /** Everything, the trail included; tells what was found. */
  public String verify(Account account) {
    var proven = proof.verify(account.id()).orElseThrow();
    return proven.intact() ? "" : proven.findings() + " " + proven.trail();
  }

  /** The laws of the journal, and the trail beside it. */
  public int findings(Account account) {
    return proof.journalOf(account.id()).size();
  }

  public Money bookAsOf(Account account, int daysAgo) {
    return accounts.standing(account.id(), house.today().minusDays(daysAgo)).orElseThrow().balance(ChartAccount.BANK);
  }

  private TrustEntry entry(Account account, int number, LocalDate on) {
    var to = account.ledgers().get(number % account.ledgers().size());
    return TrustEntry.of("load:" + UUID.randomUUID(), account.id(), PostingKind.DEPOSIT, on, TrustHouse.BOOKKEEPER)
        .moving(ChartAccount.BANK, ChartAccount.of(to), ONE_DOLLAR, to);
  }

  private Instant moment() {
    return house.now().toInstant();
  }
}
