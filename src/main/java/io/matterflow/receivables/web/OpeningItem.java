package io.matterflow.receivables.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.receivables.TakeOver;
import io.matterflow.receivables.TakeOver.Refused;
import io.matterflow.rest.UnknownMember;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One of the invoices to take over, read member by member, so that a bad one is refused by its spot and the rest go on.
 */
final class OpeningItem {

  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,19}");
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(\\.\\d{1,4})?");
  private static final Set<String> MEMBERS =
      Set.of("number", "clientId", "matterId", "invoiceDate", "dueDate", "deliveredOn", "amount", "paid");
  private static final int LONGEST_ID = 64;

  private final JsonNode node;
  private final String pointer;

  OpeningItem(JsonNode node, String pointer) {
    this.node = node;
    this.pointer = pointer;
  }

  TakeOver.Told told() {
    if (!node.isObject()) {
      throw new Unreadable(new Refused(pointer, Optional.empty(), "MALFORMED", "An object is expected here."));
    }
    node.fieldNames().forEachRemaining(name -> {
      if (!MEMBERS.contains(name)) {
        var unknown = UnknownMember.at(pointer, name, MEMBERS);
        throw new Unreadable(new Refused(unknown.pointer(), Optional.empty(), "MALFORMED", unknown.detail()));
      }
    });
    return new TakeOver.Told(
        text("number").filter(number -> NUMBER.matcher(number).matches())
            .orElseThrow(() -> unreadable("number", "1 to 20 letters, digits, dots, dashes and underscores")),
        new ClientId(id("clientId").orElseThrow(() -> unreadable("clientId", "required"))),
        id("matterId").map(MatterId::new),
        day("invoiceDate").orElseThrow(() -> unreadable("invoiceDate", "required")),
        day("dueDate").orElseThrow(() -> unreadable("dueDate", "required")),
        day("deliveredOn"),
        amount("amount"),
        amount("paid"));
  }

  private Optional<String> text(String name) {
    var value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual() && !value.isNumber()) {
      throw unreadable(name, "a text");
    }
    return Optional.of(value.asText().strip()).filter(words -> !words.isEmpty());
  }

  private Optional<String> id(String name) {
    var id = text(name);
    if (id.filter(words -> words.length() > LONGEST_ID || words.chars().anyMatch(Character::isISOControl))
        .isPresent()) {
      throw unreadable(name, "an id");
    }
    return id;
  }

  private Optional<LocalDate> day(String name) {
    return text(name).map(words -> {
      try {
        return LocalDate.parse(words);
      } catch (DateTimeException noDay) {
        throw unreadable(name, "a day of the calendar such as 2026-06-30");
      }
    });
  }

  private BigDecimal amount(String name) {
    return text(name).filter(words -> AMOUNT.matcher(words).matches()).map(BigDecimal::new)
        .orElseThrow(() -> unreadable(name, "a decimal such as 1874.50"));
  }

  private Unreadable unreadable(String name, String expected) {
    var number = Optional.of(node.path("number").asText("")).filter(text -> NUMBER.matcher(text).matches());
    return new Unreadable(
        new Refused(pointer + "/" + name, number, "MALFORMED", "Expected here: %s.".formatted(expected)));
  }

  /** What was found instead of an invoice. */
  static final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Refused refused;

    Unreadable(Refused refused) {
      super(refused.detail());
      this.refused = refused;
    }

    Refused refused() {
      return refused;
    }
  }
}
