package io.matterflow.capture;

import io.matterflow.capture.ActivitySignal.Standing;
import io.matterflow.kernel.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes signals in, several in a transaction, and says how far each came. One that breaks something, or races with
 * another request, sends its neighbours through one by one, so that it harms none. A signal that is sent twice, even in
 * the same second, has one effect: the database's unique keys decide which was first.
 */
@Service
public class ActivityCapture {

  /**
   * Twice as fast as one by one; a bigger number saves few statements more and sends more through again after a fault.
   */
  private static final int TOGETHER = 50;

  /** Each time that a signal collides with another one, that one has come through. */
  private static final int TRIES = 5;

  private final SignalIntake intake;
  private final TransactionTemplate transaction;

  ActivityCapture(SignalIntake intake, PlatformTransactionManager transactions) {
    this.intake = intake;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Stores the signal without its body and runs its case, if it needs one, up to the first wait. */
  public Receipt receive(IncomingActivity activity, Actor sender) {
    for (int left = TRIES; ; left--) {
      try {
        return alone(activity, sender);
      } catch (DuplicateKeyException | ConcurrencyFailureException sentMeanwhile) {
        if (left == 1) {
          throw sentMeanwhile;
        }
      }
    }
  }

  /** Takes each of the signals; the answers stand in the same order. */
  public List<Reception> receive(List<IncomingActivity> activities, Actor sender) {
    var receptions = new ArrayList<Reception>(activities.size());
    for (int first = 0; first < activities.size(); first += TOGETHER) {
      var some = activities.subList(first, Math.min(first + TOGETHER, activities.size()));
      receptions.addAll(some.size() == 1 ? List.of(guarded(some.get(0), sender)) : together(some, sender));
    }
    return receptions;
  }

  private List<? extends Reception> together(List<IncomingActivity> some, Actor sender) {
    try {
      return transaction.execute(status -> intake.take(some, sender));
    } catch (RuntimeException oneOfThem) {
      return some.stream().map(activity -> guarded(activity, sender)).toList();
    }
  }

  private Reception guarded(IncomingActivity activity, Actor sender) {
    try {
      return receive(activity, sender);
    } catch (RuntimeException fault) {
      return new Broken(fault);
    }
  }

  private Receipt alone(IncomingActivity activity, Actor sender) {
    return transaction.execute(status -> intake.take(List.of(activity), sender).get(0));
  }

  /** What became of one signal of several. */
  public sealed interface Reception {}

  /** How far a signal came; for a repeated one, how far the first has come. */
  public record Receipt(SignalId signal, boolean repeated, Standing standing, Optional<PromptId> prompt)
      implements Reception {}

  /** A fault on our side; nothing of the signal was stored. */
  public record Broken(RuntimeException fault) implements Reception {}
}
