package io.matterflow.directory;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The firm as it was read last. It is one row that everything asks for, so it is read once in a moment; a load on this
 * node is seen at once, one on another node within that moment.
 */
@Component
class FirmAtHand {

  private static final long MOMENT = Duration.ofSeconds(2).toNanos();

  private volatile Reading last = Reading.NONE;

  Firm orRead(Supplier<Firm> table) {
    var reading = last;
    if (reading.isOver()) {
      reading = new Reading(table.get(), System.nanoTime() + MOMENT);
      last = reading;
    }
    return reading.firm();
  }

  /** For the load's own transaction. */
  @EventListener
  void forget(DirectoryLoaded loaded) {
    last = Reading.NONE;
  }

  /** For all others, one of which may have read the old firm meanwhile. */
  @TransactionalEventListener
  void forgetAgain(DirectoryLoaded committed) {
    last = Reading.NONE;
  }

  private record Reading(Firm firm, long until) {

    static final Reading NONE = new Reading(Firm.NOT_LOADED, System.nanoTime() - 1);

    boolean isOver() {
      return this == NONE || System.nanoTime() - until > 0;
    }
  }
}
