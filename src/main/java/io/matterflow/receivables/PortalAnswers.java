package io.matterflow.receivables;

import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoice.PortalState;
import io.matterflow.invoicing.InvoiceStatus;
import io.matterflow.invoicing.PortalProgress;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What a client's portal has said of an invoice, as the ladder asks it: a receipt is no answer, and what is submitted
 * again waits for one. An invoice that was taken out of its portal counts from that day.
 */
@Component
class PortalAnswers {

  private final PortalProgress progress;

  PortalAnswers(PortalProgress progress) {
    this.progress = progress;
  }

  Answer of(Invoice invoice) {
    return invoice.acceptedOn()
        .map(day -> new Answer(State.ACCEPTED, Optional.of(day)))
        .orElseGet(() -> invoice.inPortal().filter(PortalState.REJECTED::equals)
            .map(state -> new Answer(State.REJECTED, Optional.empty()))
            .or(() -> isReduced(invoice) ? Optional.of(new Answer(State.ADJUSTED, Optional.empty())) : Optional.empty())
            .orElse(Answer.NOTHING));
  }

  /** Less was approved, and that is not settled yet. */
  private boolean isReduced(Invoice invoice) {
    return invoice.inPortal().isPresent()
        && progress.of(invoice).filter(standing -> standing.status() == InvoiceStatus.REDUCED_BY_PORTAL).isPresent();
  }

  record Answer(State state, Optional<LocalDate> acceptedOn) {

    static final Answer NOTHING = new Answer(State.NONE, Optional.empty());
  }

  enum State {
    NONE,
    RECEIVED,
    ACCEPTED,
    ADJUSTED,
    REJECTED;

    /** Whether somebody of the firm mends what the portal has said. */
    boolean isMended() {
      return this == ADJUSTED || this == REJECTED;
    }
  }
}
