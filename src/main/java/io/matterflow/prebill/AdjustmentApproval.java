package io.matterflow.prebill;

import io.matterflow.directory.Matter;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.Adjustment.Writer;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may sign a pre-bill in view of who wrote it down, as {@code dmn/adjustment-approval.dmn} says: never alone one's own. */
@Component
class AdjustmentApproval {

  static final DecisionTable<Facts, Ruling> TABLE = DecisionTable.of("adjustment-approval", Facts.class, Ruling.class);

  private final Decisions decisions;
  private final JdbcAdjustments adjustments;
  private final PreBillPeople people;

  AdjustmentApproval(Decisions decisions, JdbcAdjustments adjustments, PreBillPeople people) {
    this.decisions = decisions;
    this.adjustments = adjustments;
    this.people = people;
  }

  record Facts(boolean ownWriteDown, Approver approver, boolean partnerWroteDown) {}

  enum Approver {
    PARTNER_OF_MATTER,
    OTHER_PARTNER,
    BILLING_ADMIN,
    SOMEBODY_ELSE
  }

  enum Ruling {
    APPROVE,
    SECOND_PERSON,
    NOT_THEIRS
  }

  /** May this person sign it? The question is kept with its answer. */
  Ruling decide(PreBill preBill, Matter matter, Actor by) {
    return decisions.decide(TABLE, facts(preBill, matter, by), Subject.of("pre-bill", preBill.id())).result();
  }

  /** As {@link #decide}, to show what somebody could do: nothing is kept. */
  Ruling preview(PreBill preBill, Matter matter, Actor by) {
    return decisions.look(TABLE, facts(preBill, matter, by)).stream().findFirst()
        .map(decided -> decided.result()).orElse(Ruling.NOT_THEIRS);
  }

  /** Whether another than the billing partner is needed, since it was the partner who wrote it down. */
  boolean needsStandIn(PreBill preBill) {
    return writersDown(preBill).stream().anyMatch(Writer::asPartner);
  }

  /** Another billing partner sees a pre-bill only when they are asked to sign in the place of its own. */
  boolean mayStandIn(PreBill preBill, Matter matter, Actor by) {
    return preBill.state() == PreBillState.IN_APPROVAL && preview(preBill, matter, by) == Ruling.APPROVE;
  }

  private Facts facts(PreBill preBill, Matter matter, Actor by) {
    var writers = writersDown(preBill);
    return new Facts(
        writers.stream().anyMatch(writer -> writer.user().equals(by.user())),
        approver(matter, by),
        writers.stream().anyMatch(Writer::asPartner));
  }

  private Approver approver(Matter matter, Actor by) {
    if (people.acts(by, Role.BILLING_PARTNER, matter)) {
      return Approver.PARTNER_OF_MATTER;
    }
    if (by.has(Role.BILLING_PARTNER)) {
      return Approver.OTHER_PARTNER;
    }
    return by.has(Role.BILLING_ADMIN) ? Approver.BILLING_ADMIN : Approver.SOMEBODY_ELSE;
  }

  private Set<Writer> writersDown(PreBill preBill) {
    return adjustments.writersDown(preBill.billed().stream()
        .filter(PreBillLine::isWrittenDown)
        .map(PreBillLine::id)
        .toList());
  }
}
