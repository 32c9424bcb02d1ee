package io.matterflow.ledes;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What one receiver asks for beyond the standard.
 *
 * @param utbmsRequired whether each fee line has a task and an activity code
 * @param codeSets the sets of which a code must be; a kind of code that none of them has is not looked at
 * @param increment the unit of time, where one is asked for
 * @param strict warnings that this receiver takes for errors
 */
public record LedesProfile(
    boolean utbmsRequired,
    Set<UtbmsSet> codeSets,
    boolean clientMatterIdRequired,
    boolean oneMatterPerInvoice,
    Optional<BigDecimal> increment,
    Set<LedesRule> strict) {

  /** What most portals of corporate clients agree on. */
  public static final LedesProfile DEFAULT = new LedesProfile(
      true,
      EnumSet.of(UtbmsSet.LITIGATION, UtbmsSet.EDISCOVERY, UtbmsSet.COUNSELING, UtbmsSet.PROJECT, UtbmsSet.ACTIVITY,
          UtbmsSet.ACTIVITY_LOC2013, UtbmsSet.EXPENSE),
      true,
      true,
      Optional.of(new BigDecimal("0.1")),
      Set.of());

  public LedesProfile {
    codeSets = Set.copyOf(codeSets);
    strict = Set.copyOf(strict);
  }

  /** The same for a client that leaves codes to the firm. */
  public LedesProfile withoutUtbms() {
    return new LedesProfile(false, Set.of(), clientMatterIdRequired, oneMatterPerInvoice, increment, strict);
  }

  /**
   * The same for a matter whose tasks are coded by this set; those of electronic discovery supplement litigation. Of a
   * set that is known in part only, any code is taken.
   */
  public LedesProfile forTasksOf(UtbmsSet tasks) {
    var sets = new HashSet<>(codeSets);
    sets.removeIf(set -> set.field() == LedesField.LINE_ITEM_TASK_CODE);
    if (tasks.isComplete()) {
      sets.add(tasks);
    }
    if (tasks == UtbmsSet.LITIGATION) {
      sets.add(UtbmsSet.EDISCOVERY);
    }
    return new LedesProfile(utbmsRequired, sets, clientMatterIdRequired, oneMatterPerInvoice, increment, strict);
  }

  /** The same for a receiver that finds the matter by the firm's number. */
  public LedesProfile withoutClientMatterId() {
    return new LedesProfile(utbmsRequired, codeSets, false, oneMatterPerInvoice, increment, strict);
  }

  /** The same with time in another unit. */
  public LedesProfile withIncrement(BigDecimal hours) {
    return new LedesProfile(utbmsRequired, codeSets, clientMatterIdRequired, oneMatterPerInvoice, Optional.of(hours),
        strict);
  }

  /** The same for a receiver that refuses what others only warn of. */
  public LedesProfile strictOn(LedesRule rule) {
    var more = new HashSet<>(strict);
    more.add(rule);
    return new LedesProfile(utbmsRequired, codeSets, clientMatterIdRequired, oneMatterPerInvoice, increment, more);
  }

  Severity severityOf(LedesRule rule) {
    return strict.contains(rule) ? Severity.ERROR : rule.severity();
  }

  boolean knows(LedesField field, String code) {
    var sets = codeSets.stream().filter(set -> set.field() == field).toList();
    return sets.isEmpty() || sets.stream().anyMatch(set -> set.usable().contains(code));
  }
}
