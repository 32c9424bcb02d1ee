package io.matterflow.prebill;

import io.matterflow.kernel.Actor;
import io.matterflow.prebill.Answer.Done;
import io.matterflow.prebill.Answer.Refused;
import io.matterflow.prebill.PreBillReviews.Judgement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signs many pre-bills at once: only those on which nothing was ever found, each in the version that was seen and in a
 * transaction of its own, so that one that cannot be signed stops no other.
 */
@Service
public class BulkApproval {

  private static final Logger LOG = LoggerFactory.getLogger(BulkApproval.class);

  private final PreBillReviews reviews;
  private final JdbcPreBillExceptions exceptions;
  private final TransactionTemplate transactions;

  BulkApproval(PreBillReviews reviews, JdbcPreBillExceptions exceptions, PlatformTransactionManager transactions) {
    this.reviews = reviews;
    this.exceptions = exceptions;
    this.transactions = new TransactionTemplate(transactions);
  }

  /** A pre-bill in the version that somebody has seen. */
  public record Seen(PreBillId id, int version) {}

  /** What became of one; empty where the product failed, which the log tells. */
  public record Outcome(PreBillId id, Optional<Answer<PreBill>> answer) {}

  public List<Outcome> approve(List<Seen> wanted, Actor by) {
    return wanted.stream().map(seen -> new Outcome(seen.id(), inItsOwnTransaction(seen, by))).toList();
  }

  private Optional<Answer<PreBill>> inItsOwnTransaction(Seen seen, Actor by) {
    try {
      return Optional.of(Objects.requireNonNull(transactions.execute(status -> approve(seen, by))));
    } catch (RuntimeException fault) {
      LOG.error("the pre-bill {} could not be approved with others", seen.id(), fault);
      return Optional.empty();
    }
  }

  private Answer<PreBill> approve(Seen seen, Actor by) {
    var answer = reviews.mayBeSeen(seen.id(), by) && !exceptions.of(seen.id()).isEmpty()
        ? Answer.<PreBill>refused(Refusal.NOT_CLEAN, "Exceptions were found on it.")
        : reviews.approve(seen.id(), new Judgement(seen.version(), Optional.empty()), by);
    return answer instanceof Done<PreBill> done ? done : (Refused<PreBill>) answer;
  }
}
