package io.matterflow.ledes;

import static io.matterflow.ledes.LedesField.BILLING_END_DATE;
import static io.matterflow.ledes.LedesField.BILLING_START_DATE;
import static io.matterflow.ledes.LedesField.CLIENT_ID;
import static io.matterflow.ledes.LedesField.INVOICE_DATE;
import static io.matterflow.ledes.LedesField.INVOICE_DESCRIPTION;
import static io.matterflow.ledes.LedesField.INVOICE_TOTAL;
import static io.matterflow.ledes.LedesField.LAW_FIRM_ID;
import static io.matterflow.ledes.LedesField.LAW_FIRM_MATTER_ID;
import static io.matterflow.ledes.LedesField.LINE_ITEM_NUMBER;
import static io.matterflow.ledes.LedesField.LINE_ITEM_TOTAL;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The records of one invoice as they come by. Nothing but the first is kept; what concerns them together is told at the
 * end, since a record that turns out to be none takes the ground from sums and numbering.
 */
final class InvoiceUnderCheck {

  private static final Set<LedesField> SAME = EnumSet.of(
      INVOICE_DATE, CLIENT_ID, BILLING_START_DATE, BILLING_END_DATE, INVOICE_DESCRIPTION, LAW_FIRM_ID);

  private final String number;
  private final LedesRecord first;
  private final Set<LedesField> differing = EnumSet.noneOf(LedesField.class);
  private final Set<String> lineNumbers = new HashSet<>();
  private final List<LedesRecord> repeated = new ArrayList<>();
  private BigDecimal sum = BigDecimal.ZERO;
  private boolean summable = true;
  private boolean complete = true;
  private Optional<LedesRecord> otherTotal = Optional.empty();
  private Optional<LedesRecord> otherMatter = Optional.empty();

  InvoiceUnderCheck(String number, LedesRecord first) {
    this.number = number;
    this.first = first;
  }

  void add(LedesRecord record) {
    summable &= record.isSound(INVOICE_TOTAL, LINE_ITEM_TOTAL);
    if (record.isSound(LINE_ITEM_TOTAL)) {
      sum = sum.add(record.number(LINE_ITEM_TOTAL));
    }
    if (record.isSound(LINE_ITEM_NUMBER) && !lineNumbers.add(record.text(LINE_ITEM_NUMBER))
        && repeated.size() < Findings.MOST_OF_A_SEVERITY) {
      repeated.add(record);
    }
    if (otherTotal.isEmpty() && areSound(record, INVOICE_TOTAL)
        && record.number(INVOICE_TOTAL).compareTo(first.number(INVOICE_TOTAL)) != 0) {
      otherTotal = Optional.of(record);
    }
    if (otherMatter.isEmpty() && differs(record, LAW_FIRM_MATTER_ID)) {
      otherMatter = Optional.of(record);
    }
    SAME.stream().filter(field -> differs(record, field)).forEach(differing::add);
  }

  /** A record that may be this invoice's could not be read. */
  void lost() {
    complete = false;
  }

  void conclude(LedesProfile profile, Findings findings) {
    if (complete) {
      totals(findings);
      repeated.forEach(record -> findings.add(LedesRule.LINE_NUMBER, record.line(), Optional.of(number),
          Optional.of(LINE_ITEM_NUMBER), record.text(LINE_ITEM_NUMBER)));
    }
    differing.forEach(field -> found(findings, LedesRule.SAME_THROUGHOUT, field, field.header()));
    days(findings);
    if (profile.oneMatterPerInvoice()) {
      otherMatter.ifPresent(other -> found(findings, LedesRule.ONE_MATTER, LAW_FIRM_MATTER_ID, other.line()));
    }
    if (first.isSound(INVOICE_TOTAL) && first.number(INVOICE_TOTAL).signum() <= 0) {
      found(findings, LedesRule.POSITIVE_TOTAL, INVOICE_TOTAL);
    }
  }

  private void totals(Findings findings) {
    if (summable && !Arithmetic.isSame(first.number(INVOICE_TOTAL), sum)) {
      found(findings, LedesRule.INVOICE_TOTAL, INVOICE_TOTAL, Arithmetic.plain(first.number(INVOICE_TOTAL)),
          Arithmetic.plain(sum));
    }
    otherTotal.ifPresent(other -> found(findings, LedesRule.ONE_TOTAL, INVOICE_TOTAL, other.line()));
  }

  private void days(Findings findings) {
    if (!first.isSound(BILLING_END_DATE)) {
      return;
    }
    var end = first.date(BILLING_END_DATE).orElseThrow();
    if (first.isSound(BILLING_START_DATE) && first.date(BILLING_START_DATE).orElseThrow().isAfter(end)) {
      found(findings, LedesRule.PERIOD, BILLING_START_DATE);
    }
    if (first.isSound(INVOICE_DATE) && first.date(INVOICE_DATE).orElseThrow().isBefore(end)) {
      found(findings, LedesRule.INVOICE_DATE, INVOICE_DATE);
    }
  }

  private boolean differs(LedesRecord record, LedesField field) {
    return areSound(record, field) && !record.text(field).equals(first.text(field));
  }

  private boolean areSound(LedesRecord record, LedesField field) {
    return record.isSound(field) && first.isSound(field);
  }

  private void found(Findings findings, LedesRule rule, LedesField field, Object... values) {
    findings.add(rule, LedesFinding.WHOLE_INVOICE, Optional.of(number), Optional.of(field), values);
  }
}
