package io.matterflow.invoicing;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.prebill.PreBillId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A wish to ask for less than an invoice does, and what became of it. Nothing of the invoice changes before the last of
 * its levels is signed.
 */
public record Correction(
    CorrectionId id,
    InvoiceNumber invoice,
    Kind kind,
    State state,
    Reason reason,
    Money amount,
    Optional<InvoiceParts> parts,
    Money openWhenAsked,
    boolean endsDispute,
    List<Role> levels,
    int signed,
    Optional<String> documentNumber,
    Optional<PreBillId> replacedBy,
    UserId askedBy,
    Instant askedAt,
    Optional<Instant> decidedAt,
    Optional<String> refusal) {

  public enum Kind {
    /** Less is asked for; the client gets a numbered credit note. */
    CREDIT("credit note"),
    /** The invoice counts no more, and what it billed is unbilled again. */
    VOID("void"),
    /** As {@link #VOID}, and what it billed goes on a new pre-bill at once. */
    REBILL("void and rebill"),
    /** Nobody will pay it. */
    WRITE_OFF("write-off"),
    /** The client's portal took something off, and the responsible attorney accepts that. */
    PORTAL_REDUCTION("portal's reduction");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    boolean isOfTheWhole() {
      return this == VOID || this == REBILL;
    }
  }

  public enum State {
    ASKED,
    DONE,
    /** Somebody who had to agree did not: the invoice stays as it is. */
    UPHELD,
    /** Nothing was left to correct: the invoice was settled first, or its portal said otherwise. */
    OVERTAKEN
  }

  /** A code of {@code dmn/correction-reasons.dmn}, and words. */
  public record Reason(String code, String words) {}

  /** Whose signature is asked for; empty when nobody's is. */
  public Optional<Role> level() {
    return state == State.ASKED && signed < levels.size() ? Optional.of(levels.get(signed)) : Optional.empty();
  }
}
