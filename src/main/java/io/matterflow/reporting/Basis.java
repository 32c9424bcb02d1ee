package io.matterflow.reporting;

import io.matterflow.invoicing.Balances.Balance;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;

/** From which day an invoice ages. */
public enum Basis {
  INVOICE_DATE("invoice date"),
  DUE_DATE("due date");

  private final String words;

  Basis(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /** The ages that there are, youngest first; only what has a due date can be not yet due. */
  public Set<Age> ages() {
    return this == DUE_DATE ? EnumSet.allOf(Age.class) : EnumSet.complementOf(EnumSet.of(Age.CURRENT));
  }

  /** Days of age on the day; not yet due is below one. */
  public long days(Balance invoice, LocalDate day) {
    return ChronoUnit.DAYS.between(this == DUE_DATE ? invoice.dueDate() : invoice.invoiceDate(), day);
  }

  Age age(Balance invoice, LocalDate day) {
    var days = days(invoice, day);
    return this == DUE_DATE && days <= 0 ? Age.CURRENT : Age.of(days);
  }

  /** How old what is open is: day 30 is in the first bucket, day 31 in the second. */
  public enum Age {
    CURRENT("CURRENT", 0),
    TO_30("0-30", 30),
    TO_60("31-60", 60),
    TO_90("61-90", 90),
    OVER_90("90+", Long.MAX_VALUE);

    private final String label;
    private final long last;

    Age(String label, long last) {
      this.label = label;
      this.last = last;
    }

    public String label() {
      return label;
    }

    private static Age of(long days) {
      return days <= TO_30.last ? TO_30 : days <= TO_60.last ? TO_60 : days <= TO_90.last ? TO_90 : OVER_90;
    }
  }
}
