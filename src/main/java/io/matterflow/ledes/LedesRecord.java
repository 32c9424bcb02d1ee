package io.matterflow.ledes;

import static io.matterflow.ledes.LedesField.Kind.NUMBER;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One record with its 24 values, and which of them are spoilt: what is wrong with those was told, and no other rule
 * looks at them any more, so that one mistake makes one finding.
 */
final class LedesRecord {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

  private final int line;
  private final List<String> values;
  private final Set<LedesField> spoilt = EnumSet.noneOf(LedesField.class);

  LedesRecord(int line, List<String> values) {
    if (values.size() != LedesField.COUNT) {
      throw new IllegalArgumentException("a record has 24 values, got " + values.size());
    }
    this.line = line;
    this.values = List.copyOf(values);
  }

  int line() {
    return line;
  }

  /** As it stands, with spaces around it if there are any. */
  String raw(LedesField field) {
    return values.get(field.ordinal());
  }

  /** Without spaces around it; those are told by a rule of their own. */
  String text(LedesField field) {
    return raw(field).strip();
  }

  boolean isBlank(LedesField field) {
    return raw(field).isBlank();
  }

  Optional<String> filled(LedesField field) {
    return Optional.of(text(field)).filter(text -> !text.isEmpty());
  }

  void spoil(LedesField field) {
    spoilt.add(field);
  }

  boolean isSound(LedesField... fields) {
    return Arrays.stream(fields).noneMatch(spoilt::contains);
  }

  /** The number of a sound field; blank counts as nothing. */
  BigDecimal number(LedesField field) {
    if (field.kind() != NUMBER || !isSound(field)) {
      throw new IllegalStateException("%s holds no number".formatted(field));
    }
    return isBlank(field) ? BigDecimal.ZERO : new BigDecimal(raw(field));
  }

  /** The day in a field, if it is one of the calendar. */
  Optional<LocalDate> date(LedesField field) {
    try {
      return Optional.of(LocalDate.parse(raw(field), DATE));
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  /** What the line bills, if that is told in one of the four ways. */
  Optional<LineType> type() {
    return LineType.of(raw(LedesField.LINE_TYPE));
  }

  /** The invoice that the record belongs to, if that can be said. */
  Optional<String> invoice() {
    return isSound(LedesField.INVOICE_NUMBER) ? filled(LedesField.INVOICE_NUMBER) : Optional.empty();
  }

  /** A day as the file writes it. */
  static String written(LocalDate date) {
    return DATE.format(date);
  }
}
