package io.matterflow.prebill;

import io.matterflow.directory.Client;
import io.matterflow.directory.Matter;
import io.matterflow.engine.AlwaysSaid;
import io.matterflow.engine.Between;
import io.matterflow.engine.Decided;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.engine.Upshot;
import io.matterflow.kernel.Role;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Which roles a pre-bill passes: who reviews it, and who signs it after whom, as {@code dmn/pre-bill-route.dmn} says.
 * Each row that fits adds a stage. What the client's other matters are billed in the same period counts too, so that a
 * large bill does not become small by being cut up.
 */
@Component
class Route {

  static final DecisionTable<Facts, Stage> TABLE = DecisionTable.of("pre-bill-route", Facts.class, Stage.class)
      .whereEachRow((row, stage) -> PreBillPeople.mustSeeIt("role", stage.role(), !row.mayBe("step", Step.REVIEW)))
      .whichMeans(stage -> Upshot.TASK);

  private final Decisions decisions;
  private final JdbcPreBills preBills;

  Route(Decisions decisions, JdbcPreBills preBills) {
    this.decisions = decisions;
    this.preBills = preBills;
  }

  /**
   * {@code amount} is this pre-bill's total, {@code clientAmount} that of all of the client's pre-bills of the period.
   */
  record Facts(
      Step step,
      BigDecimal amount,
      BigDecimal clientAmount,
      String arrangement,
      String practice,
      String client,
      String jurisdiction) {}

  record Stage(@Between(least = "1", most = "20") int level, @AlwaysSaid Role role) {}

  enum Step {
    REVIEW,
    APPROVAL
  }

  /** Who corrects. The client's other matters do not count yet: they are still under way. */
  Role reviewer(PreBill preBill, Matter matter, Client client) {
    return stages(Step.REVIEW, preBill, preBill.totals().total().amount(), matter, client).stream().findFirst()
        .orElseThrow(
            () -> new IllegalStateException("the decision pre-bill-route names no reviewer of " + preBill.id()));
  }

  /** Who signs, one after the other, each role once. There is always one: a table that names nobody is a fault. */
  List<Role> approvers(PreBill preBill, Matter matter, Client client) {
    var roles = stages(Step.APPROVAL, preBill, preBills.billed(preBill.client(), preBill.periodEnd()), matter, client);
    if (roles.isEmpty()) {
      throw new IllegalStateException("the decision pre-bill-route names nobody who approves " + preBill.id());
    }
    return roles;
  }

  private List<Role> stages(Step step, PreBill preBill, BigDecimal clientAmount, Matter matter, Client client) {
    var facts = new Facts(step, preBill.totals().total().amount(), clientAmount, matter.billingModel(),
        matter.practiceArea(), preBill.client().value(), client.taxJurisdiction().orElse(""));
    return decisions.all(TABLE, facts, Subject.of("pre-bill", preBill.id())).stream()
        .map(Decided::result)
        .sorted(Comparator.comparingInt(Stage::level))
        .map(Stage::role)
        .distinct()
        .toList();
  }
}
