package io.matterflow.invoicing;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The movements that stand, told once more: for books that begin later than the invoices. */
@Service
public class PastMovements {

  private final JdbcMovements movements;
  private final JdbcInvoices invoices;
  private final Reductions reductions;

  PastMovements(JdbcMovements movements, JdbcInvoices invoices, Reductions reductions) {
    this.movements = movements;
    this.invoices = invoices;
    this.reductions = reductions;
  }

  /** The next movements after this position, in the order in which they were made; 0 begins anew. */
  @Transactional(readOnly = true)
  public List<Past> after(long position, int limit) {
    return movements.after(position, limit).stream().map(this::withParts).toList();
  }

  private Past withParts(JdbcMovements.Row row) {
    var moved = row.moved();
    var parts = switch (moved.kind()) {
      case ISSUED -> Optional.of(reductions.asIssued(invoices.find(moved.number()).orElseThrow()));
      case CREDIT, VOID, WRITE_OFF, REINSTATED -> reductions.of(moved.number()).stream()
          .filter(one -> one.reference().equals(moved.reference()))
          .map(Reduction::parts)
          .findFirst();
    case OPENING, PAID_BEFORE, PAYMENT, PAYMENT_TAKEN_BACK, TRUST_DRAW, TRUST_DRAW_RETURNED, TRUST_DRAW_UNPAID, DISPUTE,
          RESERVED, RELEASED -> Optional.<InvoiceParts>empty();
    };
    return new Past(row.position(), new InvoiceMoved(
        moved.number(), moved.kind(), moved.reference(), moved.change(), parts, moved.effectiveOn(), moved.by()));
  }

  public record Past(long position, InvoiceMoved moved) {}
}
