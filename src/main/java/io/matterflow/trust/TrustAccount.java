package io.matterflow.trust;

import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.util.Currency;

/** A trust account at a bank, as the firm opened it here. */
public record TrustAccount(
    TrustAccountId id, Currency currency, String jurisdiction, Book book, Money floatCap, LocalDate openedOn) {

  /** Who keeps the ledger of record. Where the practice system does, nothing is posted here. */
  public enum Book {
    OURS,
    PRACTICE
  }
}
