package io.matterflow.receivables;

import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoice.PortalState;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What a client's portal has said of an invoice, as the ladder asks it: a receipt is no answer, and what is submitted again waits for
 * one. An invoice that was taken out of its portal counts from that day.
 */
@Component
class PortalAnswers {

  Answer of(Invoice invoice) {
    return invoice.acceptedOn()
        .map(day -> new Answer(State.ACCEPTED, Optional.of(day)))
        .orElseGet(() -> invoice.inPortal().filter(PortalState.REJECTED::equals)
            .map(state -> new Answer(State.REJECTED, Optional.empty()))
            .orElse(Answer.NOTHING));
  }

  record Answer(State state, Optional<LocalDate> acceptedOn) {

    static final Answer NOTHING = new Answer(State.NONE, Optional.empty());
  }

  enum State {
    NONE,
    RECEIVED,
    ACCEPTED,
    REJECTED
  }
}
