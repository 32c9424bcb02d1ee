package io.matterflow.ledes;

import static io.matterflow.ledes.LedesField.LINE_TYPE;

import java.util.Optional;
import java.util.regex.Pattern;

/** Whether each value of a record is what its field holds. A value that is not is spoilt for all later rules. */
final class FieldChecks {

  private static final Pattern NUMBER = Pattern.compile("-?(\\d+)(?:\\.(\\d*))?");
  private static final String NULL = "NULL";

  private final Findings findings;

  FieldChecks(Findings findings) {
    this.findings = findings;
  }

  void check(LedesRecord record) {
    for (var field : LedesField.values()) {
      check(record, field);
    }
  }

  private void check(LedesRecord record, LedesField field) {
    if (record.isBlank(field)) {
      if (field.isRequired()) {
        spoilt(record, field, LedesRule.REQUIRED, field.header());
      }
      return;
    }
    var value = record.raw(field);
    if (value.length() != value.strip().length()) {
      told(record, field, LedesRule.SURROUNDING_SPACES, field.header());
    }
    if (NULL.equals(value)) {
      spoilt(record, field, LedesRule.NULL_WORD, field.header());
      return;
    }
    switch (field.kind()) {
      case DATE -> checkDate(record, field);
      case NUMBER -> checkNumber(record, field);
      case TYPE -> checkType(record);
      case TEXT -> checkLength(record, field);
    }
  }

  private void checkDate(LedesRecord record, LedesField field) {
    if (record.date(field).isEmpty()) {
      spoilt(record, field, LedesRule.DATE, field.header());
    }
  }

  private void checkNumber(LedesRecord record, LedesField field) {
    var number = NUMBER.matcher(record.raw(field));
    if (!number.matches()) {
      spoilt(record, field, LedesRule.NUMBER, field.header());
      return;
    }
    int decimals = Optional.ofNullable(number.group(2)).map(String::length).orElse(0);
    if (number.group(1).length() > field.size() || decimals > LedesField.DECIMALS) {
      spoilt(record, field, LedesRule.PRECISION, field.header(), field.size() + "." + LedesField.DECIMALS);
    }
  }

  private void checkType(LedesRecord record) {
    if (record.type().isEmpty()) {
      spoilt(record, LINE_TYPE, LedesRule.LINE_TYPE);
    }
  }

  private void checkLength(LedesRecord record, LedesField field) {
    if (record.raw(field).length() > field.size()) {
      spoilt(record, field, LedesRule.LENGTH, field.header(), field.size());
    }
  }

  private void spoilt(LedesRecord record, LedesField field, LedesRule rule, Object... values) {
    record.spoil(field);
    told(record, field, rule, values);
  }

  private void told(LedesRecord record, LedesField field, LedesRule rule, Object... values) {
    findings.add(rule, record.line(), record.invoice(), Optional.of(field), values);
  }
}
