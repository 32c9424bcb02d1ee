package io.matterflow.trust;

import io.matterflow.directory.Directory;
import io.matterflow.trust.Deposits.Selection;
import io.matterflow.trust.TrustRecord.BankTold;
import io.matterflow.trust.TrustRecord.Signed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The books of trust as they are read again: rows with what they rest on. Nothing is changed here. */
@Service
public class TrustRecords {

  private final JdbcTrustRecords rows;
  private final JdbcDeposits deposits;
  private final Directory directory;

  TrustRecords(JdbcTrustRecords rows, JdbcDeposits deposits, Directory directory) {
    this.rows = rows;
    this.deposits = deposits;
    this.directory = directory;
  }

  /** Every row of an account dated in the span, by day and then as it was written. */
  @Transactional(readOnly = true)
  public List<TrustRecord> journal(TrustAccountId account, LocalDate from, LocalDate to) {
    return rows.dated(account, Optional.empty(), from, to);
  }

  /** The rows by which one account of the chart moved. */
  @Transactional(readOnly = true)
  public List<TrustRecord> of(TrustAccountId account, ChartAccount of, LocalDate from, LocalDate to) {
    return rows.dated(account, Optional.of(of), from, to);
  }

  /** The signatures of lawyers for what was to leave a ledger, given by the end of the day in the firm's zone. */
  @Transactional(readOnly = true)
  public List<Signed> signatures(LedgerId ledger, LocalDate asOf) {
    return rows.signatures(ledger, asOf.plusDays(1).atStartOfDay(directory.firm().zone()).toInstant());
  }

  /** What the bank did about a ledger or an item of it. */
  @Transactional(readOnly = true)
  public List<BankTold> bankEvents(LedgerId ledger, LocalDate asOf) {
    return rows.bankEvents(ledger, asOf);
  }

  /** The deposits of a ledger that came in by the day, the oldest first. */
  @Transactional(readOnly = true)
  public List<Deposit> deposits(LedgerId ledger, LocalDate asOf) {
    var found = new ArrayList<>(deposits.list(new Selection(
        Optional.empty(), Optional.empty(), Optional.of(ledger), LocalDate.EPOCH, asOf, Integer.MAX_VALUE)));
    Collections.reverse(found);
    return found;
  }

  /** Those that stood on the ledger once, and were put right: they stand on another now. */
  @Transactional(readOnly = true)
  public List<Deposit> movedFrom(LedgerId ledger, LocalDate asOf) {
    return deposits.movedFrom(ledger, asOf);
  }

  /** The day of the last row that moved the ledger, on any account. */
  @Transactional(readOnly = true)
  public Optional<LocalDate> lastPosting(LedgerId ledger, LocalDate asOf) {
    return rows.lastPosting(ChartAccount.of(ledger), asOf);
  }
}
