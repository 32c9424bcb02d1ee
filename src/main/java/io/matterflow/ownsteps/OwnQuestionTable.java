package io.matterflow.ownsteps;

import io.matterflow.directory.FirmCalendar;
import io.matterflow.directory.Matter;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.invoicing.Invoice;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The decision {@code own-question}: questions that the firm has thought of itself, each under its word. */
@Component
class OwnQuestionTable implements AskedTable {

  static final DecisionTable<Facts, String> TABLE = DecisionTable.of("own-question", Facts.class, String.class);

  private final Decisions decisions;
  private final FirmCalendar calendar;
  private final Clock clock;

  OwnQuestionTable(Decisions decisions, FirmCalendar calendar, Clock clock) {
    this.decisions = decisions;
    this.calendar = calendar;
    this.clock = clock;
  }

  @Override
  public String decision() {
    return TABLE.id();
  }

  @Override
  public String asks() {
    return "A question of our own";
  }

  @Override
  public String answer(CaseAtHand about, Optional<String> question) {
    var asked = question.orElseThrow(() -> new IllegalArgumentException(
        "the step asks own-question and does not say which question; choose one in the model"));
    return decisions.decide(TABLE, facts(about, asked), about.subject()).result();
  }

  private Facts facts(CaseAtHand about, String question) {
    return new Facts(
        question,
        about.client().value(),
        about.matter().map(Matter::practiceArea),
        about.matter().map(Matter::billingModel),
        about.invoice().map(invoice -> invoice.total().amount()),
        about.invoice().map(invoice -> invoice.open().amount()),
        about.invoice().map(this::daysOverdue));
  }

  private int daysOverdue(Invoice invoice) {
    var today = calendar.calendar().dateOf(clock.instant());
    return invoice.open().isPositive()
        ? Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(invoice.dueDate(), today)))
        : 0;
  }

  /** What of an invoice or a matter a question can depend on; a case about a matter has no amounts. */
  record Facts(
      String question,
      String client,
      Optional<String> practiceArea,
      Optional<String> billingModel,
      Optional<BigDecimal> total,
      Optional<BigDecimal> open,
      Optional<Integer> daysOverdue) {}
}
