package io.matterflow.trust;

import java.util.Comparator;
import java.util.Optional;

/** What does not hold, and the first row of the journal in which that shows, where it is one row's fault. */
public record TrustFinding(Law law, Optional<TrustAccountId> account, Optional<Long> sequence, String detail)
    implements Comparable<TrustFinding> {

  private static final Comparator<TrustFinding> BY_PLACE = Comparator
      .comparing((TrustFinding finding) -> finding.account.map(TrustAccountId::value).orElse(""))
      .thenComparing(finding -> finding.sequence.orElse(Long.MAX_VALUE))
      .thenComparing(TrustFinding::law);

  static TrustFinding at(TrustPosting posting, Law law, String detail) {
    return at(posting.account(), posting.sequence(), law, detail);
  }

  public static TrustFinding at(TrustAccountId account, long sequence, Law law, String detail) {
    return new TrustFinding(law, Optional.of(account), Optional.of(sequence), detail);
  }

  public static TrustFinding of(TrustAccountId account, Law law, String detail) {
    return new TrustFinding(law, Optional.of(account), Optional.empty(), detail);
  }

  @Override
  public int compareTo(TrustFinding other) {
    return BY_PLACE.compare(this, other);
  }

  /** What the proof goes over. The numbered ones are the invariants of docs/trust.md. */
  public enum Law {
    CHAIN("each row continues the row before it, unchanged"),
    TRAIL("each row stands in the audit trail as it stands in the journal"),
    I1("debits equal credits in each entry"),
    I2("the bank account equals the ledgers, the float, interest and what is not identified, less the shortage"),
    I3("no ledger was ever under nothing, after any row and at the end of any day"),
    I4("a signed reconciliation still reads as it was signed"),
    I5("what was drawn for fees paid an invoice of the same matter, to the cent"),
    I6("what leaves rests on a lawyer's authorization of exactly that, or on what the bank did"),
    I7("nothing was drawn that had not been collected"),
    I8("the firm's own money is not over its cap"),
    I9("the operating book got what trust gave"),
    I10("a reversal takes back exactly one earlier posting"),
    I11("what is open on invoices is what stands on receivables"),
    I12("a closed matter has nothing in trust"),
    I13("nothing was posted twice"),
    RETURNED("what the bank took back left the ledger on which its deposit stood"),
    BALANCE("the balance that is kept is the sum of the rows"),
    PERIOD("nothing was posted into a period after it was signed, or before the opening");

    private final String meaning;

    Law(String meaning) {
      this.meaning = meaning;
    }

    public String meaning() {
      return meaning;
    }
  }
}
