package io.matterflow.trust;

import io.matterflow.audit.AuditHash;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.trust.TrustEntry.Ground;
import io.matterflow.trust.TrustEntry.Move;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A row of the journal as it stands: one amount from a debit to a credit. It counts from the day it was posted on,
 * which may be before the moment it was written; its sequence is its place on the account.
 */
public record TrustPosting(
    TrustAccountId account,
    long sequence,
    String entryKey,
    int line,
    PostingKind kind,
    LocalDate on,
    ChartAccount debit,
    ChartAccount credit,
    Money amount,
    Optional<LedgerId> ledger,
    Optional<AuthorizationId> authorization,
    Optional<BankEventId> bankEvent,
    Optional<DepositId> deposit,
    Optional<InvoiceNumber> invoice,
    Optional<Long> reverses,
    Optional<Long> linkedTo,
    Instant writtenAt,
    UserId writtenBy,
    String previousHash,
    String hash) {

  /** The row that a move of an entry makes behind the row before it. */
  static TrustPosting of(TrustEntry entry, int line, long sequence, Instant now, String previousHash) {
    return unsealed(entry, line, sequence, now, previousHash).sealed();
  }

  private static TrustPosting unsealed(TrustEntry entry, int line, long sequence, Instant now, String previousHash) {
    var move = entry.moves().get(line - 1);
    return new TrustPosting(entry.account(), sequence, entry.key(), line, entry.kind(), entry.on(), move.debit(),
        move.credit(),
        move.amount(), move.ledger(), entry.ground().authorization(), entry.ground().bankEvent(), entry.deposit(),
        entry.invoice(),
        entry.reverses(), entry.linkedTo(), now, entry.by().user(), previousHash, "");
  }

  private TrustPosting sealed() {
    return new TrustPosting(account, sequence, entryKey, line, kind, on, debit, credit, amount, ledger, authorization,
        bankEvent,
        deposit, invoice, reverses, linkedTo, writtenAt, writtenBy, previousHash, computedHash());
  }

  /** The hash that a row of these words has behind the row before it. */
  String computedHash() {
    return AuditHash.of(account, sequence, entryKey, line, kind, on, debit, credit, amount, text(ledger),
        text(authorization),
        text(bankEvent), text(deposit), text(invoice), text(reverses), text(linkedTo), writtenAt, writtenBy,
        previousHash);
  }

  Move move() {
    return new Move(debit, credit, amount, ledger);
  }

  Ground ground() {
    return new Ground(authorization, bankEvent);
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }
}
