package io.matterflow.receivables;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A step that is behind us, and what became of it. There is one for an invoice and step, whatever happens. */
public record TakenStep(
    InvoiceNumber invoice,
    String step,
    Outcome outcome,
    ReminderChannel channel,
    Instant dueAt,
    Instant takenAt,
    Optional<Role> owner,
    Optional<String> reason) {

  private static final String SINCE = "-since";
  private static final String FROM = "-from";
  private static final String AGAIN = "Again" + SINCE;
  private static final Pattern DAY = Pattern.compile("-\\d{4}-\\d{2}-\\d{2}$");

  /** What became of a step. */
  public enum Outcome {
    /** The client was written to. */
    SENT,
    /** A person of the firm has it as a task. */
    TASK,
    /** It was left out, for the reason given. */
    PASSED
  }

  /** The step as people say it: {@code day 10} for {@code day10}. */
  public String words() {
    return words(step);
  }

  /** The same of a step by its name. */
  public static String words(String step) {
    var name = DAY.matcher(step).replaceFirst("");
    var words = name.replace(SINCE, "")
        .replace(FROM, "")
        .replaceAll("(?<=[a-z])(?=[0-9A-Z])|(?<=[0-9])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
    if (name.equals(step)) {
      return words;
    }
    return words + link(name) + step.substring(name.length() + 1);
  }

  private static String link(String name) {
    if (name.endsWith(FROM)) {
      return " from ";
    }
    return name.endsWith(SINCE) ? " since " : ", instalment of ";
  }

  /** A step of the ladder that begins anew on the day on which the client has the invoice after all. */
  static String anew(String step, LocalDate day) {
    return "%s%s-%s".formatted(step, FROM, day);
  }

  /** A step that counts from a day of a payment plan, and comes anew with another day. */
  static String name(String step, ReminderCadence.Anchor anchor, LocalDate day) {
    return "%s%s-%s".formatted(step, anchor == ReminderCadence.Anchor.PLAN_OVER ? SINCE : "", day);
  }

  /** The last step of a ladder, asked for again since a day on which the ladder was left without one. */
  static String again(String step, LocalDate since) {
    return "%s%s-%s".formatted(DAY.matcher(step).replaceFirst("").replace(SINCE, "").replace(FROM, ""), AGAIN, since);
  }

  static boolean isAgain(String step) {
    return DAY.matcher(step).replaceFirst("").endsWith(AGAIN);
  }

  /** Whether it counts from that day of a payment plan. */
  boolean countsFrom(LocalDate day) {
    return step.endsWith("-" + day) && !step.endsWith("%s-%s".formatted(FROM, day));
  }

  static TakenStep sent(InvoiceNumber invoice, ReminderStep step, ReminderChannel channel, Instant now) {
    return new TakenStep(
        invoice, step.id(), Outcome.SENT, channel, step.dueAt(), now, Optional.empty(), Optional.empty());
  }

  static TakenStep task(InvoiceNumber invoice, ReminderStep step, String why, Instant now) {
    return new TakenStep(invoice, step.id(), Outcome.TASK, ReminderChannel.TASK, step.dueAt(), now,
        Optional.of(step.owner()), Optional.of(why));
  }

  static TakenStep passed(InvoiceNumber invoice, ReminderStep step, String why, Instant now) {
    return new TakenStep(invoice, step.id(), Outcome.PASSED, ReminderChannel.NONE, step.dueAt(), now,
        Optional.empty(), Optional.of(why));
  }
}
