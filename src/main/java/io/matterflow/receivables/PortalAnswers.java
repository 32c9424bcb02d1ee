package io.matterflow.receivables;

import io.matterflow.invoicing.Invoice;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What a client's portal has said of an invoice, as the ladder asks it. Nothing is read back from portals yet: every invoice
 * counts as unanswered. Whoever takes in an answer tells {@link Reminders#lookAgain}.
 */
@Component
class PortalAnswers {

  Answer of(Invoice invoice) {
    return Answer.NOTHING;
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
