package io.matterflow.prebill;

import io.matterflow.kernel.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a pre-bill goes round: how often it came back and how many reminders went out; for the step at hand until when it
 * is due, who has been asked one after the other, and how often the ladder was climbed; who reviews; and which roles
 * sign, of which the first {@code signed} have.
 */
public record Round(
    int returned,
    int reminders,
    int rungs,
    Optional<Instant> dueAt,
    List<Holder> asked,
    Optional<Role> reviewer,
    List<Role> levels,
    int signed) {

  static final Round FIRST =
      new Round(0, 0, 0, Optional.empty(), List.of(), Optional.empty(), List.of(), 0);

  public Round {
    dueAt = dueAt.map(moment -> moment.truncatedTo(ChronoUnit.MICROS));
    asked = List.copyOf(asked);
    levels = List.copyOf(levels);
  }

  /** A step begins: somebody is asked, with a deadline, and nobody else yet. */
  Round asking(Holder first, Instant due) {
    return new Round(returned, reminders, 0, Optional.of(due), List.of(first), reviewer, levels, signed);
  }

  /** The deadline has come: whoever was asked is reminded. */
  Round reminded() {
    return new Round(returned, reminders + 1, rungs + 1, dueAt, asked, reviewer, levels, signed);
  }

  /** The next one is asked beside those who were. */
  Round askingToo(Holder next) {
    var more = new ArrayList<>(asked);
    more.add(next);
    return new Round(returned, reminders + 1, rungs + 1, dueAt, more, reviewer, levels, signed);
  }

  /**
   * Who has now what was this holder's at first: whoever was asked last, where the holder was the first to be asked.
   */
  Holder passedUpFrom(Holder first) {
    return passedUp(asked, first);
  }

  static Holder passedUp(List<Holder> asked, Holder first) {
    return asked.isEmpty() || !asked.get(0).equals(first) ? first : asked.get(asked.size() - 1);
  }

  /** The deadline is another. */
  Round dueAt(Instant moment) {
    return new Round(returned, reminders, rungs, Optional.of(moment), asked, reviewer, levels, signed);
  }

  /** Nobody is asked any more. */
  Round over() {
    return new Round(returned, reminders, rungs, Optional.empty(), List.of(), reviewer, levels, signed);
  }

  /** All have signed: until then somebody may still recall it. */
  Round leavingAt(Instant moment) {
    return new Round(returned, reminders, 0, Optional.of(moment), List.of(), reviewer, levels, signed);
  }

  /** The review begins, for the first time or again: no signature counts any more. */
  Round reviewedBy(Role role) {
    return new Round(returned, reminders, rungs, dueAt, asked, Optional.of(role), List.of(), 0);
  }

  Round signedBy(List<Role> roles) {
    return new Round(returned, reminders, rungs, dueAt, asked, reviewer, roles, 0);
  }

  Round signedOnceMore() {
    return new Round(returned, reminders, rungs, dueAt, asked, reviewer, levels, signed + 1);
  }

  Round sentBack() {
    return new Round(returned + 1, reminders, rungs, dueAt, asked, reviewer, List.of(), 0);
  }

  /** The role whose signature comes next; empty before the review is done and after the last signature. */
  public Optional<Role> nextLevel() {
    return signed < levels.size() ? Optional.of(levels.get(signed)) : Optional.empty();
  }

  /** The roles that have signed. */
  List<Role> signers() {
    return levels.subList(0, signed);
  }

  boolean isLastLevel() {
    return signed == levels.size() - 1;
  }
}
