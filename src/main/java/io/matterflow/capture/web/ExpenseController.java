package io.matterflow.capture.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.capture.EnteredExpense;
import io.matterflow.capture.Expense;
import io.matterflow.capture.ExpenseId;
import io.matterflow.capture.Expense.Evidence;
import io.matterflow.capture.Expense.Origin;
import io.matterflow.capture.ExpenseIntake;
import io.matterflow.capture.ExpenseIntake.Accepted;
import io.matterflow.capture.ExpenseIntake.NotTaken;
import io.matterflow.directory.Directory;
import io.matterflow.directory.MatterSight;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Costs of matters. Each stands for itself: a bad one is refused, the others are taken. */
@Tag(name = "Time")
@RestController
@RequestMapping("/api/expenses")
class ExpenseController {

  private static final int MOST = 5000;
  private static final int PAGE = 500;
  private static final int ID = 200;
  private static final int NAME = 64;
  private static final int CODE = 10;
  private static final int NARRATIVE = 4000;
  private static final int RECEIPT = 1000;
  private static final String HIGHEST = "10000000";

  private static final Role[] EVERY_MATTERS_COSTS = {
    Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.BOOKKEEPER, Role.AUDITOR, Role.SYSTEM
  };

  private final ExpenseIntake intake;
  private final Directory directory;

  ExpenseController(ExpenseIntake intake, Directory directory) {
    this.intake = intake;
    this.directory = directory;
  }

  /** Takes an array of expenses, or an object with the array as its member {@code expenses}. */
  @Operation(summary = "Send costs of matters")
  @PostMapping
  Outcome take(@RequestBody JsonNode body, Actor actor) {
    if (!actor.hasAny(Role.SYSTEM, Role.BILLING_COORDINATOR)) {
      throw Problem.forbidden(
          "Costs are sent by systems or by the billing coordinator.", "Ask the billing coordinator.");
    }
    var prefix = body.isObject() ? "/expenses" : "";
    var expenses = body.isObject() ? wrapped(body) : body;
    if (!expenses.isArray() || expenses.size() > MOST) {
      throw Problem.malformed("The body is an array of at most %d expenses.".formatted(MOST))
          .at(prefix, "no such array");
    }
    var tally = new Tally();
    for (int index = 0; index < expenses.size(); index++) {
      take(expenses.get(index), "%s/%d".formatted(prefix, index), tally, actor);
    }
    return new Outcome(tally.accepted, tally.duplicates, tally.possibleDuplicates, tally.rejected);
  }

  private static JsonNode wrapped(JsonNode body) {
    var members = new Members(body, "");
    var expenses = members.node("expenses");
    members.requireFit();
    return expenses;
  }

  /** A matter's costs, the newest first: for the billing office, and for those who answer for the matter's bills. */
  @Operation(summary = "List a matter's costs")
  @GetMapping
  Page<Cost> of(@RequestParam MatterId matterId, Actor actor) {
    if (!actor.hasAny(EVERY_MATTERS_COSTS)) {
      var matter = directory.matter(matterId)
          .filter(known -> MatterSight.of(actor, known) != MatterSight.NOTHING)
          .orElseThrow(() -> Problem.notFound("matter", matterId));
      if (!MatterSight.answersFor(actor, matter)) {
        throw Problem.forbidden("A matter's costs are for those who bill it.", "Ask the billing coordinator.");
      }
    }
    return Page.of(intake.of(matterId, PAGE).stream().map(Cost::of).toList());
  }

  /** What is left out stays as it is. A finding that asks for it is answered as FIXED afterwards. */
  @Operation(summary = "Add a receipt or an approval to a cost")
  @PostMapping("/{id}/evidence")
  Cost prove(@PathVariable UUID id, @RequestBody JsonNode body, Actor actor) {
    if (!actor.hasAny(Role.SYSTEM, Role.BILLING_COORDINATOR)) {
      throw Problem.forbidden("Receipts are kept by the billing coordinator.", "Ask the billing coordinator.");
    }
    var members = new Members(body, "");
    var evidence = evidence(members);
    if (!members.fit()) {
      throw members.problem();
    }
    return intake.prove(new ExpenseId(id), evidence, actor)
        .map(Cost::of)
        .orElseThrow(() -> Problem.notFound("expense", id.toString()));
  }

  private void take(JsonNode expense, String pointer, Tally tally, Actor actor) {
    var members = new Members(expense, pointer);
    var entered = read(members);
    var id = entered.origin().id();
    if (!members.fit()) {
      members.problem().pointers()
          .forEach(fault -> tally.rejected.add(new Rejected(id, fault.pointer(), "MALFORMED", fault.detail())));
      return;
    }
    var taken = intake.take(entered, actor);
    if (taken instanceof Accepted accepted) {
      tally.accepted++;
      if (!accepted.possibleDuplicates().isEmpty()) {
        tally.possibleDuplicates.add(new PossibleDuplicate(id, accepted.possibleDuplicates()));
      }
    } else if (taken instanceof NotTaken not) {
      tally.rejected.add(new Rejected(id, pointer + "/" + not.member(), not.code(), not.detail()));
    } else {
      tally.duplicates.add(id);
    }
  }

  /** Without units the amount is the cost of one. */
  private static EnteredExpense read(Members members) {
    var amount = members.decimal("amount", false, HIGHEST, 2)
        .orElseGet(() -> members.missing("amount", BigDecimal.ONE));
    return new EnteredExpense(
        new Origin(
            members.filled("source", NAME).orElse("api"), members.required("id", ID), Optional.empty()),
        new MatterId(members.filled("matterId", NAME).orElseGet(() -> members.missing("matterId", "?"))),
        members.filled("timekeeperId", NAME).map(TimekeeperId::new),
        members.date("date").orElseGet(() -> members.missing("date", LocalDate.EPOCH)),
        members.required("code", CODE),
        members.decimal("units", false, HIGHEST, 4).orElse(BigDecimal.ONE),
        members.decimal("unitCost", false, HIGHEST, 4).orElse(amount),
        amount,
        evidence(members),
        members.text("narrative", NARRATIVE).orElse(""));
  }

  private static Evidence evidence(Members members) {
    return new Evidence(
        members.decimal("receiptAmount", true, HIGHEST, 2),
        members.filled("receipt", RECEIPT),
        members.filled("vendor", ID),
        members.filled("preApprovalRef", ID));
  }

  /** What became of the expenses, while they are taken in one after the other. */
  private static final class Tally {
    private int accepted;
    private final List<String> duplicates = new ArrayList<>();
    private final List<PossibleDuplicate> possibleDuplicates = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
  }

  record Outcome(
      int accepted, List<String> duplicates, List<PossibleDuplicate> possibleDuplicates, List<Rejected> rejected) {}

  /** Taken in, and perhaps the same cost as these: the same matter, day, code and amount. */
  record PossibleDuplicate(String id, List<String> possibleDuplicateOf) {}

  record Rejected(String id, String pointer, String code, String detail) {}

  record Cost(
      String id,
      String source,
      String sourceId,
      String matterId,
      Optional<String> timekeeperId,
      LocalDate date,
      String code,
      String units,
      String unitCost,
      String amount,
      String currency,
      String narrative,
      Optional<String> vendor,
      Optional<String> receipt,
      Optional<String> receiptAmount,
      Optional<String> preApprovalRef,
      List<String> possibleDuplicateOf) {

    static Cost of(Expense expense) {
      return new Cost(
          expense.id().toString(),
          expense.origin().system(),
          expense.origin().id(),
          expense.matter().value(),
          expense.timekeeper().map(TimekeeperId::value),
          expense.date(),
          expense.code(),
          expense.units().stripTrailingZeros().toPlainString(),
          expense.unitCost().stripTrailingZeros().toPlainString(),
          expense.amount().plain(),
          expense.amount().currency().getCurrencyCode(),
          expense.narrative(),
          expense.evidence().vendor(),
          expense.evidence().receipt(),
          expense.evidence().receiptAmount().map(BigDecimal::toPlainString),
          expense.evidence().preApprovalRef(),
          expense.possibleDuplicates());
    }
  }
}
