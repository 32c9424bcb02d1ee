package io.matterflow.receivables;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When clients are to be reminded, worked out a second time: from the table of the domain pack, written down here, and
 * {@code java.time}. It shares nothing with the ladder that it judges.
 */
final class ReminderOracle {

  private static final Set<String> NEVER = Set.of("CONTINGENCY", "PRO_BONO");
  private static final Set<String> IN_WRITING = Set.of("GOVERNMENT", "INSURANCE_DEFENSE");
  private static final LocalTime MORNING = LocalTime.of(8, 0);
  private static final LocalTime EVENING = LocalTime.of(20, 0);

  private final ZoneId firm;
  private final Span outage;

  ReminderOracle(ZoneId firm, Span outage) {
    this.firm = firm;
    this.outage = outage;
  }

  /** From a moment up to another, which does not belong to it. */
  record Span(Instant from, Instant until) {

    boolean has(Instant moment) {
      return !moment.isBefore(from) && moment.isBefore(until);
    }
  }

  /** How the client came to have it, and the rest that the table asks for. */
  record Case(
      String arrangement,
      String delivery,
      boolean textMessages,
      ZoneId client,
      LocalDate delivered,
      LocalDate invoiced,
      LocalDate due,
      List<Span> disputes,
      List<Span> plans,
      Optional<Instant> paid) {}

  /** What is to happen: a message to the client, or a task for the firm. */
  record Act(String step, String channel, Instant at) {}

  private record Rung(String step, String channel, Instant planned, ZoneId zone) {}

  List<Act> of(Case it) {
    var acts = new ArrayList<Act>();
    var rungs = rungs(it);
    for (int at = 0; at < rungs.size(); at++) {
      var rung = rungs.get(at);
      var moment = moment(rung);
      var overtaken = at + 1 < rungs.size() && !rungs.get(at + 1).planned().isAfter(moment);
      if (!overtaken && isDueStill(it, rung, moment)) {
        acts.add(new Act(rung.step(), rung.channel(), moment));
      }
    }
    if (!rungs.isEmpty()) {
      again(it, rungs.get(rungs.size() - 1)).ifPresent(acts::add);
    }
    return acts;
  }

  /**
   * The last task fell into a dispute or a plan: it is asked for when a dispute is over, not before the morning after.
   */
  private Optional<Act> again(Case it, Rung last) {
    return leftOut(it, last).flatMap(left -> {
      var day = left.atZone(firm).toLocalDate();
      var morning = day.plusDays(1).atTime(MORNING).atZone(firm).toInstant();
      return it.disputes().stream().map(Span::until)
          .filter(over -> !over.isBefore(left) && isOpen(it, over))
          .findFirst()
          .map(over -> new Rung(last.step() + "Again-since-" + day, "TASK",
              byDay(over.isAfter(morning) ? over : morning), firm))
          .map(rung -> new Act(rung.step(), rung.channel(), moment(rung)))
          .filter(act -> isOpen(it, act.at()));
    });
  }

  /** Nobody is given a task in the night. */
  private Instant byDay(Instant moment) {
    var local = moment.atZone(firm);
    return local.toLocalTime().isBefore(MORNING) ? local.with(MORNING).toInstant() : moment;
  }

  /** When a dispute or a plan had it left out; empty where it was done, or paid before. */
  private Optional<Instant> leftOut(Case it, Rung last) {
    var moment = moment(last);
    var within = it.disputes().stream()
        .filter(dispute -> !last.planned().isAfter(dispute.until()) && dispute.until().isBefore(moment))
        .map(Span::until)
        .findFirst();
    var at = within.orElse(moment);
    return it.paid().filter(paid -> !paid.isAfter(at)).isEmpty() && !isDueStill(it, last, moment)
        ? Optional.of(at)
        : Optional.empty();
  }

  private static boolean isOpen(Case it, Instant at) {
    return it.paid().filter(paid -> !paid.isAfter(at)).isEmpty() && it.plans().stream().noneMatch(plan -> plan.has(at));
  }

  private static boolean isDueStill(Case it, Rung rung, Instant moment) {
    return it.paid().filter(paid -> !paid.isAfter(moment)).isEmpty()
        && it.disputes().stream().noneMatch(dispute ->
            dispute.has(moment) || (!rung.planned().isAfter(dispute.until()) && dispute.until().isBefore(moment)))
        && it.plans().stream().noneMatch(plan -> plan.has(moment));
  }

  /** In an outage nothing happens; afterwards a client's night is waited for. */
  private Instant moment(Rung rung) {
    if (!outage.has(rung.planned())) {
      return rung.planned();
    }
    var local = outage.until().atZone(rung.zone());
    if (local.toLocalTime().isBefore(MORNING)) {
      return local.toLocalDate().atTime(MORNING).atZone(rung.zone()).toInstant();
    }
    return !rung.channel().equals("TASK") && local.toLocalTime().isAfter(EVENING)
        ? local.toLocalDate().plusDays(1).atTime(MORNING).atZone(rung.zone()).toInstant()
        : outage.until();
  }

  private List<Rung> rungs(Case it) {
    var rungs = new ArrayList<Rung>();
    if (NEVER.contains(it.arrangement())) {
      return rungs;
    }
    var fromDue = it.invoiced().plusDays(30).isBefore(it.due());
    var from = fromDue && it.due().isAfter(it.delivered()) ? it.due() : it.delivered();
    switch (it.delivery()) {
      case "EMAIL" -> {
        rungs.add(message("day10", "EMAIL", from.plusDays(10), it.client()));
        var texts = it.textMessages() && !IN_WRITING.contains(it.arrangement());
        rungs.add(message("day20", texts ? "SMS" : "EMAIL", from.plusDays(20), it.client()));
        rungs.add(task("day30", from.plusDays(30)));
      }
      case "PAPER", "HAND" -> rungs.add(task("day30", from.plusDays(30)));
      case "LEDES_PORTAL" -> {
        rungs.add(task("day10", it.delivered().plusDays(10)));
        rungs.add(task("day30", from.plusDays(30)));
      }
      default -> throw new IllegalArgumentException(it.delivery());
    }
    return rungs;
  }

  /** Eight in the client's morning, and never before that day has begun at the firm. */
  private Rung message(String step, String channel, LocalDate day, ZoneId client) {
    var morning = day.atTime(MORNING).atZone(client).toInstant();
    var begins = day.atStartOfDay(firm).toInstant();
    return new Rung(step, channel, begins.isAfter(morning) ? begins : morning, client);
  }

  private Rung task(String step, LocalDate day) {
    return new Rung(step, "TASK", day.atTime(MORNING).atZone(firm).toInstant(), firm);
  }
}
