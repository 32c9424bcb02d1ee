package io.matterflow.trust;

import io.matterflow.directory.Directory;
import io.matterflow.trust.TrustRecord.BankTold;
import io.matterflow.trust.TrustRecord.Signed;
import io.matterflow.trust.TrustRecord.Stood;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The books of trust as they are read again: rows with what they rest on. Nothing is changed here. */
@Service
public class TrustRecords {

  private final JdbcTrustRecords rows;
  private final Directory directory;

  TrustRecords(JdbcTrustRecords rows, Directory directory) {
    this.rows = rows;
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
    return rows.signatures(ledger, endOf(asOf));
  }

  /** What the bank did about a ledger or an item of it, as it was posted by the day. */
  @Transactional(readOnly = true)
  public List<BankTold> bankEvents(LedgerId ledger, LocalDate asOf) {
    return rows.bankEvents(ledger, asOf, endOf(asOf));
  }

  /** The deposits that came to the ledger by the day, as they stood at the end of it, the oldest first. */
  @Transactional(readOnly = true)
  public List<Stood> deposits(LedgerId ledger, LocalDate asOf) {
    return rows.deposits(ledger, asOf, endOf(asOf));
  }

  /** The day of the last row that moved the ledger, on any account. */
  @Transactional(readOnly = true)
  public Optional<LocalDate> lastPosting(LedgerId ledger, LocalDate asOf) {
    return rows.lastPosting(ChartAccount.of(ledger), asOf);
  }

  /** The first moment of the next day in the firm's zone. */
  public Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(directory.firm().zone()).toInstant();
  }
}
