package io.matterflow.ledes;

import static io.matterflow.ledes.LedesField.BILLING_END_DATE;
import static io.matterflow.ledes.LedesField.BILLING_START_DATE;
import static io.matterflow.ledes.LedesField.CLIENT_ID;
import static io.matterflow.ledes.LedesField.CLIENT_MATTER_ID;
import static io.matterflow.ledes.LedesField.INVOICE_DATE;
import static io.matterflow.ledes.LedesField.INVOICE_DESCRIPTION;
import static io.matterflow.ledes.LedesField.LAW_FIRM_ID;
import static io.matterflow.ledes.LedesField.LAW_FIRM_MATTER_ID;
import static io.matterflow.ledes.LedesField.LINE_ITEM_ACTIVITY_CODE;
import static io.matterflow.ledes.LedesField.LINE_ITEM_ADJUSTMENT_AMOUNT;
import static io.matterflow.ledes.LedesField.LINE_ITEM_DATE;
import static io.matterflow.ledes.LedesField.LINE_ITEM_DESCRIPTION;
import static io.matterflow.ledes.LedesField.LINE_ITEM_EXPENSE_CODE;
import static io.matterflow.ledes.LedesField.LINE_ITEM_NUMBER_OF_UNITS;
import static io.matterflow.ledes.LedesField.LINE_ITEM_TASK_CODE;
import static io.matterflow.ledes.LedesField.LINE_ITEM_UNIT_COST;
import static io.matterflow.ledes.LedesField.TIMEKEEPER_CLASSIFICATION;
import static io.matterflow.ledes.LedesField.TIMEKEEPER_ID;
import static io.matterflow.ledes.LedesField.TIMEKEEPER_NAME;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the invoices of a valid file. What is said of an invoice as a whole is taken from its first record, as the
 * standard says.
 */
public final class LedesReader {

  private final LedesValidator validator;

  public LedesReader(LedesProfile profile) {
    this.validator = new LedesValidator(profile);
  }

  public LedesReading read(InputStream file) throws IOException {
    var records = new LinkedHashMap<String, List<LedesRecord>>();
    var report = validator.validate(file, record -> record.invoice()
        .ifPresent(number -> records.computeIfAbsent(number, name -> new ArrayList<>()).add(record)));
    return new LedesReading(report, report.valid() ? invoices(records) : List.of());
  }

  private static List<LedesInvoice> invoices(Map<String, List<LedesRecord>> records) {
    return records.entrySet().stream().map(one -> invoice(one.getKey(), one.getValue())).toList();
  }

  private static LedesInvoice invoice(String number, List<LedesRecord> records) {
    var first = records.get(0);
    return new LedesInvoice(
        number,
        day(first, INVOICE_DATE),
        new ClientId(first.text(CLIENT_ID)),
        new MatterId(first.text(LAW_FIRM_MATTER_ID)),
        first.filled(CLIENT_MATTER_ID),
        first.text(LAW_FIRM_ID),
        day(first, BILLING_START_DATE),
        day(first, BILLING_END_DATE),
        first.text(INVOICE_DESCRIPTION),
        records.stream().map(LedesReader::line).toList());
  }

  private static LedesLine line(LedesRecord record) {
    return new LedesLine(
        record.type().orElseThrow(),
        number(record, LINE_ITEM_NUMBER_OF_UNITS),
        number(record, LINE_ITEM_UNIT_COST),
        record.number(LINE_ITEM_ADJUSTMENT_AMOUNT),
        day(record, LINE_ITEM_DATE),
        record.filled(LINE_ITEM_TASK_CODE),
        record.filled(LINE_ITEM_EXPENSE_CODE),
        record.filled(LINE_ITEM_ACTIVITY_CODE),
        record.filled(TIMEKEEPER_ID).map(id -> LedesTimekeeper.named(
            new TimekeeperId(id), record.text(TIMEKEEPER_NAME), record.filled(TIMEKEEPER_CLASSIFICATION))),
        record.text(LINE_ITEM_DESCRIPTION));
  }

  private static Optional<BigDecimal> number(LedesRecord record, LedesField field) {
    return record.isBlank(field) ? Optional.empty() : Optional.of(record.number(field));
  }

  private static LocalDate day(LedesRecord record, LedesField field) {
    return record.date(field).orElseThrow();
  }
}
