package io.matterflow.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.capture.Expense.Evidence;
import io.matterflow.capture.Expense.Origin;
import io.matterflow.kernel.MatterId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
@Tag("both-databases")
class ExpensesOnBillsTest {

  private static final LocalDate END = LocalDate.of(2026, 6, 30);

  @Autowired private Firm firm;
  @Autowired private ExpenseIntake intake;
  @Autowired private Expenses expenses;

  @Test
  void eachCostIsOnOneBillAtMost() {
    var matter = firm.hourlyMatter().loaded().id();
    taken(matter, LocalDate.of(2026, 6, 2));
    taken(matter, LocalDate.of(2026, 7, 1));

    var claimed = expenses.claim(UUID.randomUUID(), matter, END);

    assertThat(claimed).extracting(Expense::date).containsExactly(LocalDate.of(2026, 6, 2));
    assertThat(expenses.claim(UUID.randomUUID(), matter, END)).isEmpty();
  }

  @Test
  void aCostTakenOffABillIsUnbilledUntilTheBillIsIssued() {
    var matter = firm.hourlyMatter().loaded().id();
    taken(matter, LocalDate.of(2026, 6, 2));
    var first = UUID.randomUUID();
    var ids = expenses.claim(first, matter, END).stream().map(Expense::id).toList();

    expenses.release(first, List.of());
    assertThat(expenses.claim(UUID.randomUUID(), matter, END)).isEmpty();
    expenses.release(first, ids);
    var second = UUID.randomUUID();
    assertThat(expenses.claim(second, matter, END)).hasSize(1);
    expenses.billed(second);
    expenses.release(second, ids);

    assertThat(expenses.claim(UUID.randomUUID(), matter, END)).isEmpty();
  }

  private void taken(MatterId matter, LocalDate date) {
    var fee = new BigDecimal("12.50");
    intake.take(
        new EnteredExpense(new Origin("test", UUID.randomUUID().toString(), Optional.empty()), matter, Optional.empty(),
            date,
            "E108", BigDecimal.ONE, fee, fee, Evidence.NONE, "Postage"),
        Capturing.system());
  }
}
