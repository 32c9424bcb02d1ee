package io.matterflow.ebilling;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One word of a portal about one submission, as it was told, and what it did. */
public record PortalWord(
    long id,
    InvoiceNumber number,
    int attempt,
    Status status,
    Optional<Money> approved,
    LocalDate saidOn,
    List<Reason> reasons,
    Effect effect,
    Instant toldAt,
    String toldBy) {

  /** What portals say of an invoice. */
  public enum Status {
    RECEIVED,
    ACCEPTED,
    ADJUSTED,
    REJECTED;

    boolean isDecision() {
      return this != RECEIVED;
    }
  }

  /** What a word did when it was told. */
  public enum Effect {
    /** It holds now. */
    TAKEN,
    /** A receipt, which changes nothing. */
    NOTED,
    /** Before the upload was confirmed: it takes effect with the confirmation. */
    KEPT,
    /** The same was told before. */
    REPEATED,
    /** Something newer holds. */
    LATE,
    /** It is about a submission that was followed by another. */
    EARLIER_SUBMISSION,
    /** The invoice is paid, or no longer in the portal. */
    ENDED
  }

  /** A reason in the portal's words, and what the firm takes it for. */
  public record Reason(String words, PortalRejections.Meaning meaning) {}

  PortalWord with(Effect other) {
    return new PortalWord(id, number, attempt, status, approved, saidOn, reasons, other, toldAt, toldBy);
  }

  /** The same word about another submission. */
  PortalWord of(int other) {
    return new PortalWord(id, number, other, status, approved, saidOn, reasons, effect, toldAt, toldBy);
  }

  boolean saysTheSame(PortalWord other) {
    return attempt == other.attempt && status == other.status && approved.equals(other.approved)
        && reasons.stream().map(Reason::words).toList().equals(other.reasons.stream().map(Reason::words).toList());
  }
}
