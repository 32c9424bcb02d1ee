package io.matterflow.capture;

import static io.matterflow.capture.CaptureDecisions.ACTIVITY_EXPENSE;
import static io.matterflow.capture.CaptureDecisions.EXPENSE_CODES;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.CaptureDecisions.ActivityExpense;
import io.matterflow.capture.CaptureDecisions.ExpenseCodeFacts;
import io.matterflow.capture.CaptureDecisions.KindFacts;
import io.matterflow.capture.Expense.Evidence;
import io.matterflow.capture.Expense.Origin;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in costs, each in a transaction of its own. The same id from the same system is taken once; a cost of the same
 * matter, day, code and amount is taken too, and said.
 */
@Service
public class ExpenseIntake {

  private static final String FILING = "court-filing";

  private final JdbcExpenses expenses;
  private final Decisions decisions;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;
  private final TransactionTemplate transaction;

  ExpenseIntake(
      JdbcExpenses expenses,
      Decisions decisions,
      Directory directory,
      AuditTrail audit,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.expenses = expenses;
    this.decisions = decisions;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  public Taken take(EnteredExpense expense, Actor sender) {
    try {
      return transaction.execute(status -> taken(expense, sender));
    } catch (DuplicateKeyException sentBefore) {
      return new Known();
    }
  }

  @Transactional(readOnly = true)
  public List<Expense> of(MatterId matter, int limit) {
    return expenses.of(matter, limit);
  }

  /** Somebody found the receipt, or the client's approval. Empty when there is no such cost. */
  @Transactional
  public Optional<Expense> prove(ExpenseId id, Evidence more, Actor by) {
    var before = expenses.lock(id);
    before.ifPresent(expense -> {
      var after = expense.evidence().with(more);
      expenses.update(id, after);
      audit.record(AuditEntry.of(by, "proved", "expense", id)
          .before("receipt", expense.evidence().receipt().isPresent())
          .after("receipt", after.receipt().isPresent())
          .before("receiptAmount", expense.evidence().receiptAmount().map(BigDecimal::toPlainString).orElse(""))
          .after("receiptAmount", after.receiptAmount().map(BigDecimal::toPlainString).orElse(""))
          .text("evidence", "receipt: %s; vendor: %s; approval: %s".formatted(after.receipt().orElse("-"),
              after.vendor().orElse("-"), after.preApprovalRef().orElse("-"))));
    });
    return before.map(expense -> expenses.lock(id).orElseThrow());
  }

  /** The fee of a court, for a signal that tells of one; once, however often its case comes by. */
  void takeFeeOf(ActivitySignal signal) {
    var fee = signal.filingFee().filter(amount -> amount.signum() > 0);
    var origin = new Origin(FILING, signal.id().toString(), Optional.of(signal.id()));
    if (fee.isEmpty() || expenses.isKnown(origin)) {
      return;
    }
    decisions.find(ACTIVITY_EXPENSE, new KindFacts(signal.kind()), signal.asSubject())
        .map(row -> feeOf(signal, fee.get(), origin, row.result()))
        .ifPresent(cost -> takeOnce(signal, cost));
  }

  /** The same document filed once is told by the court and by the clerk: one fee. */
  private void takeOnce(ActivitySignal filing, EnteredExpense fee) {
    if (expenses.isSameFiling(fee)) {
      audit.record(AuditEntry.of(Actor.ENGINE, "fee known", "activity-signal", filing.id()).after("code", fee.code()));
    } else {
      taken(fee, Actor.ENGINE);
    }
  }

  private EnteredExpense feeOf(ActivitySignal signal, BigDecimal fee, Origin origin, ActivityExpense as) {
    return new EnteredExpense(
        origin,
        signal.standing().matter().orElseThrow(),
        signal.standing().timekeeper(),
        signal.at().atZone(directory.firm().zone()).toLocalDate(),
        as.code(),
        BigDecimal.ONE,
        fee,
        fee,
        Evidence.NONE,
        as.text().replace("{subject}", signal.subject()));
  }

  private Taken taken(EnteredExpense entered, Actor sender) {
    if (expenses.isKnown(entered.origin())) {
      return new Known();
    }
    var matter = directory.matter(entered.matter());
    if (matter.isEmpty()) {
      return new NotTaken("matterId", "UNKNOWN_MATTER", "there is no matter %s".formatted(entered.matter()));
    }
    if (entered.timekeeper().filter(person -> directory.timekeeper(person).isEmpty()).isPresent()) {
      return new NotTaken("timekeeperId", "UNKNOWN_TIMEKEEPER", "there is no such timekeeper");
    }
    if (!isKnownCode(entered.code(), matter.get())) {
      return new NotTaken("code", "UNKNOWN_CODE",
          "%s is no expense code of the set %s".formatted(entered.code(), matter.get().utbmsSet()));
    }
    var currency = directory.required(matter.get().client()).currency();
    var product = Money.rounded(entered.units().multiply(entered.unitCost()), currency);
    if (entered.amount().compareTo(product.amount()) != 0) {
      return new NotTaken("amount", "AMOUNT_MISMATCH", "%s units at %s are %s, not %s".formatted(
          entered.units().toPlainString(), entered.unitCost().toPlainString(), product.plain(),
          entered.amount().toPlainString()));
    }
    return accepted(entered, product, sender);
  }

  private boolean isKnownCode(String code, Matter matter) {
    return !decisions.look(EXPENSE_CODES, new ExpenseCodeFacts(matter.utbmsSet(), code)).isEmpty();
  }

  private Accepted accepted(EnteredExpense entered, Money amount, Actor sender) {
    var others = expenses.like(entered);
    var expense = new Expense(ExpenseId.next(), entered.origin(), entered.matter(), entered.timekeeper(),
        entered.date(),
        entered.code(), entered.units(), entered.unitCost(), amount, entered.evidence(), entered.narrative(), others);
    expenses.insert(expense, clock.instant());
    audit.record(AuditEntry.of(sender, "entered", "expense", expense.id())
        .after("source", entered.origin().system() + ":" + entered.origin().id())
        .after("code", expense.code())
        .after("amount", amount)
        .after("possibleDuplicates", String.join(", ", others)));
    return new Accepted(expense.id(), others);
  }

  /** What became of one cost. */
  public sealed interface Taken {}

  /** Taken in; {@code possibleDuplicates} are the costs that may be the same one. */
  public record Accepted(ExpenseId id, List<String> possibleDuplicates) implements Taken {}

  /** Taken in before. */
  public record Known() implements Taken {}

  public record NotTaken(String member, String code, String detail) implements Taken {}
}
