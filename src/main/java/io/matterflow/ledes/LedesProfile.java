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
 * @param codeSets the sets of which a code must be; without any, codes are not looked at
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

  /** The same for a receiver that finds the matter by the firm's number. */
  public LedesProfile withoutClientMatterId() {
    return new LedesProfile(utbmsRequired, codeSets, false, oneMatterPerInvoice, increment, strict);
  }

  /** The same with time in another unit. */
  public LedesProfile withIncrement(BigDecimal hours) {
    return new LedesProfile(utbmsRequired, codeSets, clientMatterIdRequired, oneMatterPerInvoice, Optional.of(hours), strict);
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
    return codeSets.isEmpty()
        || codeSets.stream().anyMatch(set -> set.field() == field && set.usable().contains(code));
  }
}
