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

/**
 * Whether a person may sign the level at hand, as {@code dmn/four-eyes.dmn} says: nobody signs alone what they wrote
 * down, and nobody signs twice.
 */
@Component
class FourEyes {

  static final DecisionTable<Facts, Ruling> TABLE = DecisionTable.of("four-eyes", Facts.class, Ruling.class);

  private final Decisions decisions;
  private final JdbcAdjustments adjustments;
  private final JdbcSignatures signatures;
  private final PreBillPeople people;

  FourEyes(Decisions decisions, JdbcAdjustments adjustments, JdbcSignatures signatures, PreBillPeople people) {
    this.decisions = decisions;
    this.adjustments = adjustments;
    this.signatures = signatures;
    this.people = people;
  }

  record Facts(
      boolean signedBefore, boolean ownWriteDown, boolean onlyLevel, Approver approver, boolean partnerWroteDown) {}

  enum Approver {
    /** Holds the role that the level asks, or was asked by the ladder. */
    ASKED,
    OTHER_PARTNER,
    BILLING_ADMIN,
    SOMEBODY_ELSE
  }

  enum Ruling {
    APPROVE,
    SECOND_PERSON,
    SIGNED_BEFORE,
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

  /**
   * Whether another than the billing partner is needed, since it was the partner who wrote it down and nobody else
   * signs.
   */
  boolean needsStandIn(PreBill preBill) {
    return preBill.round().levels().size() <= 1 && writersDown(preBill).stream().anyMatch(Writer::asPartner);
  }

  /**
   * Another billing partner sees a pre-bill only when they are asked to sign in the place of its own, and while they
   * can recall that.
   */
  boolean mayStandIn(PreBill preBill, Matter matter, Actor by) {
    return switch (preBill.state()) {
      case IN_APPROVAL -> hasSigned(preBill, by) || preview(preBill, matter, by) == Ruling.APPROVE;
      case APPROVED -> hasSigned(preBill, by);
      default -> false;
    };
  }

  private boolean hasSigned(PreBill preBill, Actor by) {
    return preBill.round().signed() > 0
        && signatures.inForce(preBill.id()).stream().anyMatch(one -> one.by().equals(by.user()));
  }

  private Facts facts(PreBill preBill, Matter matter, Actor by) {
    var writers = writersDown(preBill);
    return new Facts(
        hasSigned(preBill, by),
        writers.stream().anyMatch(writer -> writer.user().equals(by.user())),
        preBill.round().levels().size() <= 1,
        approver(preBill, matter, by),
        writers.stream().anyMatch(Writer::asPartner));
  }

  private Approver approver(PreBill preBill, Matter matter, Actor by) {
    if (people.isAsked(by, matter, preBill)) {
      return Approver.ASKED;
    }
    if (by.has(Role.BILLING_PARTNER)) {
      return Approver.OTHER_PARTNER;
    }
    return by.has(Role.BILLING_ADMIN) ? Approver.BILLING_ADMIN : Approver.SOMEBODY_ELSE;
  }

  private Set<Writer> writersDown(PreBill preBill) {
    return adjustments.writersDown(
        preBill.id(),
        preBill.billed().stream().filter(PreBillLine::isWrittenDown).map(PreBillLine::id).toList(),
        preBill.reckoning().adjustments().keySet());
  }
}
