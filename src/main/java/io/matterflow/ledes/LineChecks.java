package io.matterflow.ledes;

import static io.matterflow.ledes.LedesField.BILLING_END_DATE;
import static io.matterflow.ledes.LedesField.BILLING_START_DATE;
import static io.matterflow.ledes.LedesField.CLIENT_MATTER_ID;
import static io.matterflow.ledes.LedesField.LINE_ITEM_ACTIVITY_CODE;
import static io.matterflow.ledes.LedesField.LINE_ITEM_ADJUSTMENT_AMOUNT;
import static io.matterflow.ledes.LedesField.LINE_ITEM_DATE;
import static io.matterflow.ledes.LedesField.LINE_ITEM_DESCRIPTION;
import static io.matterflow.ledes.LedesField.LINE_ITEM_EXPENSE_CODE;
import static io.matterflow.ledes.LedesField.LINE_ITEM_NUMBER_OF_UNITS;
import static io.matterflow.ledes.LedesField.LINE_ITEM_TASK_CODE;
import static io.matterflow.ledes.LedesField.LINE_ITEM_TOTAL;
import static io.matterflow.ledes.LedesField.LINE_ITEM_UNIT_COST;
import static io.matterflow.ledes.LedesField.TIMEKEEPER_CLASSIFICATION;
import static io.matterflow.ledes.LedesField.TIMEKEEPER_ID;
import static io.matterflow.ledes.LedesField.TIMEKEEPER_NAME;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the values of one record go together: arithmetic, what its type asks for, codes, days. */
final class LineChecks {

  private static final Pattern LAST_FIRST = Pattern.compile("[^,]*[^,\\s], [^,\\s][^,]*(, [^,]+)?");
  private static final List<LedesField> CODES =
      List.of(LINE_ITEM_TASK_CODE, LINE_ITEM_EXPENSE_CODE, LINE_ITEM_ACTIVITY_CODE);

  private final LedesProfile profile;
  private final Findings findings;

  LineChecks(LedesProfile profile, Findings findings) {
    this.profile = profile;
    this.findings = findings;
  }

  void check(LedesRecord record) {
    arithmetic(record);
    negative(record);
    codes(record);
    classification(record);
    clientMatter(record);
    missing(record, LINE_ITEM_DESCRIPTION, LedesRule.LINE_DESCRIPTION);
    record.type().ifPresent(type -> {
      if (type.isItem()) {
        unitsAndCost(record);
        lineDate(record);
      }
      if (type == LineType.FEE) {
        fee(record);
      }
      if (type == LineType.EXPENSE) {
        expense(record);
      }
    });
  }

  private void arithmetic(LedesRecord record) {
    if (!record.isSound(LINE_ITEM_NUMBER_OF_UNITS, LINE_ITEM_UNIT_COST, LINE_ITEM_ADJUSTMENT_AMOUNT, LINE_ITEM_TOTAL)) {
      return;
    }
    var product = record.number(LINE_ITEM_NUMBER_OF_UNITS).multiply(record.number(LINE_ITEM_UNIT_COST));
    var adjustment = record.number(LINE_ITEM_ADJUSTMENT_AMOUNT);
    var total = record.number(LINE_ITEM_TOTAL);
    var rounded = Arithmetic.rounded(product).add(adjustment);
    if (!Arithmetic.isSame(product.add(adjustment), total) && !Arithmetic.isSame(rounded, total)) {
      found(record, LINE_ITEM_TOTAL, LedesRule.LINE_ARITHMETIC, total.toPlainString(), Arithmetic.plain(rounded));
    }
  }

  private void unitsAndCost(LedesRecord record) {
    if (record.isSound(LINE_ITEM_NUMBER_OF_UNITS) && record.number(LINE_ITEM_NUMBER_OF_UNITS).signum() == 0) {
      found(record, LINE_ITEM_NUMBER_OF_UNITS, LedesRule.UNITS);
    }
    missing(record, LINE_ITEM_UNIT_COST, LedesRule.UNIT_COST);
  }

  private void negative(LedesRecord record) {
    List.of(LINE_ITEM_NUMBER_OF_UNITS, LINE_ITEM_UNIT_COST).stream()
        .filter(field -> record.isSound(field) && record.number(field).signum() < 0)
        .findFirst()
        .ifPresent(field -> found(record, field, LedesRule.NEGATIVE, field.header()));
  }

  private void fee(LedesRecord record) {
    missing(record, TIMEKEEPER_ID, LedesRule.TIMEKEEPER);
    if (record.isSound(TIMEKEEPER_NAME) && !LAST_FIRST.matcher(record.text(TIMEKEEPER_NAME)).matches()) {
      found(record, TIMEKEEPER_NAME, LedesRule.TIMEKEEPER_NAME);
    }
    if (profile.utbmsRequired()) {
      missing(record, LINE_ITEM_TASK_CODE, LedesRule.TASK_CODE);
      missing(record, LINE_ITEM_ACTIVITY_CODE, LedesRule.ACTIVITY_CODE);
    }
    mustBeEmpty(record, LINE_ITEM_EXPENSE_CODE);
    profile.increment().ifPresent(unit -> increment(record, unit));
  }

  private void expense(LedesRecord record) {
    missing(record, LINE_ITEM_EXPENSE_CODE, LedesRule.EXPENSE_CODE);
    mustBeEmpty(record, LINE_ITEM_TASK_CODE, LINE_ITEM_ACTIVITY_CODE);
  }

  private void increment(LedesRecord record, BigDecimal unit) {
    if (record.isSound(LINE_ITEM_NUMBER_OF_UNITS)
        && record.number(LINE_ITEM_NUMBER_OF_UNITS).remainder(unit).signum() != 0) {
      found(record, LINE_ITEM_NUMBER_OF_UNITS, LedesRule.INCREMENT, record.text(LINE_ITEM_NUMBER_OF_UNITS),
          unit.toPlainString());
    }
  }

  private void codes(LedesRecord record) {
    for (var field : CODES) {
      if (record.isSound(field)) {
        record.filled(field)
            .filter(code -> !profile.knows(field, code))
            .ifPresent(code -> found(record, field, LedesRule.KNOWN_CODE, field.header(), code));
      }
    }
  }

  /** Told once a line, at the first of the fields that is filled. */
  private void mustBeEmpty(LedesRecord record, LedesField... fields) {
    List.of(fields).stream()
        .filter(field -> record.isSound(field) && !record.isBlank(field))
        .findFirst()
        .ifPresent(field -> found(record, field, LedesRule.CODE_FITS, field.header()));
  }

  private void classification(LedesRecord record) {
    if (record.isSound(TIMEKEEPER_CLASSIFICATION)) {
      record.filled(TIMEKEEPER_CLASSIFICATION)
          .filter(code -> !Classifications.know(code))
          .ifPresent(code -> found(record, TIMEKEEPER_CLASSIFICATION, LedesRule.CLASSIFICATION, code));
    }
  }

  private void clientMatter(LedesRecord record) {
    if (profile.clientMatterIdRequired()) {
      missing(record, CLIENT_MATTER_ID, LedesRule.CLIENT_MATTER);
    }
  }

  private void lineDate(LedesRecord record) {
    if (!record.isSound(LINE_ITEM_DATE, BILLING_START_DATE, BILLING_END_DATE)) {
      return;
    }
    var date = record.date(LINE_ITEM_DATE).orElseThrow();
    if (date.isBefore(record.date(BILLING_START_DATE).orElseThrow())
        || date.isAfter(record.date(BILLING_END_DATE).orElseThrow())) {
      found(record, LINE_ITEM_DATE, LedesRule.LINE_DATE);
    }
  }

  private void missing(LedesRecord record, LedesField field, LedesRule rule) {
    if (record.isSound(field) && record.isBlank(field)) {
      found(record, field, rule);
    }
  }

  private void found(LedesRecord record, LedesField field, LedesRule rule, Object... values) {
    findings.add(rule, record.line(), record.invoice(), Optional.of(field), values);
  }
}
