package io.matterflow.capture;

import io.matterflow.capture.Expense.Evidence;
import io.matterflow.capture.Expense.Origin;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** A cost as somebody tells it, not yet checked. */
public record EnteredExpense(
    Origin origin,
    MatterId matter,
    Optional<TimekeeperId> timekeeper,
    LocalDate date,
    String code,
    BigDecimal units,
    BigDecimal unitCost,
    BigDecimal amount,
    Evidence evidence,
    String narrative) {}
