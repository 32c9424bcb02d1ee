package io.matterflow.prebill;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.engine.OutputMisfit;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may do what with pre-bills: by the role that a person has on the matter, never by who happens to be there. */
@Component
class PreBillPeople {

  private static final List<Role> REVIEWERS = List.of(
      Role.BILLING_COORDINATOR, Role.RESPONSIBLE_ATTORNEY, Role.BILLING_PARTNER, Role.BILLING_ADMIN);

  private final Ladder ladder;

  PreBillPeople(Ladder ladder) {
    this.ladder = ladder;
  }

  /**
   * For a row of a table that puts a pre-bill to a role: those who have it see the pre-bill and may answer. Whoever is
   * asked to sign sees it by that.
   */
  static void mustSeeIt(String output, Role role, boolean onlySigns) {
    if (onlySigns ? role == Role.TIMEKEEPER : !REVIEWERS.contains(role)) {
      throw new OutputMisfit(output, "no %s sees the whole pre-bill, so nobody could %s it; those who do are %s"
          .formatted(role, onlySigns ? "sign" : "review",
              REVIEWERS.stream().map(Role::name).collect(Collectors.joining(", "))));
    }
  }

  boolean mayRunCycles(Actor actor) {
    return actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.SYSTEM);
  }

  boolean mayReadCycles(Actor actor) {
    return mayRunCycles(actor) || actor.has(Role.AUDITOR) || (actor.has(Role.BILLING_PARTNER) && actor.everyMatter());
  }

  /** Who says what has happened on a matter. */
  boolean mayReportProgress(Actor actor, Matter matter) {
    return actor.hasAny(Role.BILLING_COORDINATOR, Role.SYSTEM) || acts(actor, Role.RESPONSIBLE_ATTORNEY, matter);
  }

  /** Who keeps the bills of a matter back, and lets them go. */
  boolean mayHold(Actor actor, Matter matter) {
    return actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN) || isAttorneyOn(actor, matter);
  }

  /** Every pre-bill of the firm. */
  boolean readsTheFirm(Actor actor) {
    return actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.AUDITOR)
        || (actor.everyMatter() && actor.hasAny(Role.RESPONSIBLE_ATTORNEY, Role.BILLING_PARTNER));
  }

  /** The whole pre-bill, not only one's own lines. */
  boolean readsAll(Actor actor, Matter matter) {
    return readsTheFirm(actor) || isAttorneyOn(actor, matter);
  }

  /** The matters of which the person reads all pre-bills; empty when it is every one of the firm. */
  Optional<Collection<MatterId>> mattersRead(Actor actor, Directory directory) {
    return readsTheFirm(actor)
        ? Optional.empty()
        : Optional.of(
            directory.matters().stream().filter(matter -> isAttorneyOn(actor, matter)).map(Matter::id).toList());
  }

  /** Any line of the pre-bill may be changed by those who answer for the bill. */
  boolean mayEditAll(Actor actor, Matter matter) {
    return actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN) || isAttorneyOn(actor, matter);
  }

  /** Whether the step at hand was put to this person: by name, by their role, or by the ladder. */
  boolean isAsked(Actor actor, Matter matter, PreBill preBill) {
    return preBill.round()
        .asked().stream()
        .filter(holder -> holder.role().isAsked())
        .anyMatch(holder -> isNamed(actor, holder) || acts(actor, holder.role(), matter));
  }

  /** Whoever reviews may take the review back. */
  boolean mayTakeBack(Actor actor, Matter matter, PreBill preBill) {
    return acts(actor, Role.RESPONSIBLE_ATTORNEY, matter)
        || preBill.round().reviewer().filter(role -> acts(actor, role, matter)).isPresent();
  }

  private static boolean isNamed(Actor actor, Holder holder) {
    return holder.person()
        .filter(person -> actor.represents(person) || actor.user().value().equals(person.value()))
        .isPresent();
  }

  /** The owner of an exception, or somebody further up the ladder on the matter. */
  boolean mayAnswer(Actor actor, PreBillException exception, Matter matter) {
    return isOwner(actor, exception) || actsAtOrAbove(actor, exception.owner().role(), matter);
  }

  boolean mayOverride(Actor actor, PreBillException exception, Matter matter) {
    var byOwner = exception.overriddenBy() == exception.owner().role() && isOwner(actor, exception);
    return byOwner || actsAtOrAbove(actor, exception.overriddenBy(), matter);
  }

  boolean isOwner(Actor actor, PreBillException exception) {
    return exception.owner().person().filter(actor::represents).isPresent();
  }

  /**
   * Whether the person acts in the role on the matter. A timekeeper's role is held on a line, not on a matter; whoever
   * only reads acts in none, even where a table from before says so.
   */
  boolean acts(Actor actor, Role role, Matter matter) {
    return switch (role) {
      case RESPONSIBLE_ATTORNEY -> actor.actsAs(role, matter.responsibleAttorney());
      case BILLING_PARTNER -> actor.actsAs(role, matter.billingPartner());
      case TIMEKEEPER, AUDITOR, SYSTEM -> false;
      default -> actor.has(role);
    };
  }

  /** The roles from this one up in which the person acts on the matter. */
  List<Role> actingFrom(Role lowest, Actor actor, Matter matter) {
    return ladder.from(lowest).stream().filter(role -> acts(actor, role, matter)).toList();
  }

  private boolean actsAtOrAbove(Actor actor, Role lowest, Matter matter) {
    return !actingFrom(lowest, actor, matter).isEmpty();
  }

  private boolean isAttorneyOn(Actor actor, Matter matter) {
    return acts(actor, Role.RESPONSIBLE_ATTORNEY, matter) || acts(actor, Role.BILLING_PARTNER, matter);
  }
}
