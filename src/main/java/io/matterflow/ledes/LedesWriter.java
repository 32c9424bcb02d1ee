package io.matterflow.ledes;

import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes invoices as a LEDES 1998B file: ASCII, lines ended by CRLF, the same bytes for the same invoices. Nothing is
 * cut and nothing left out: what does not fit is for {@link LedesReadiness} to tell.
 */
public final class LedesWriter {

  /** The line of the first record; the version and the header stand before it. */
  static final int FIRST_RECORD = 3;

  private static final String LINE_END = "\r\n";

  private final StringBuilder file = new StringBuilder();
  private final List<LedesFile.Replacement> replacements = new ArrayList<>();
  private int line = FIRST_RECORD;

  private LedesWriter() {}

  public static LedesFile write(List<LedesInvoice> invoices) {
    var writer = new LedesWriter();
    writer.file.append(LedesField.VERSION).append(LINE_END).append(LedesField.HEADER).append(LINE_END);
    invoices.forEach(writer::write);
    return new LedesFile(writer.file.toString().getBytes(StandardCharsets.US_ASCII), writer.replacements);
  }

  private void write(LedesInvoice invoice) {
    int number = 1;
    for (var item : invoice.lines()) {
      write(values(invoice, item, number));
      number++;
    }
  }

  private void write(Map<LedesField, String> values) {
    file.append(Stream.of(LedesField.values())
        .map(field -> plain(field, values.getOrDefault(field, "")))
        .collect(Collectors.joining(String.valueOf(LedesField.SEPARATOR))));
    file.append(LedesField.TERMINATOR).append(LINE_END);
    line++;
  }

  private String plain(LedesField field, String value) {
    var plain = PlainText.of(value);
    if (!plain.equals(value)) {
      replacements.add(new LedesFile.Replacement(line, field));
    }
    return plain;
  }

  private static Map<LedesField, String> values(LedesInvoice invoice, LedesLine item, int number) {
    var values = new EnumMap<LedesField, String>(LedesField.class);
    values.put(LedesField.INVOICE_DATE, day(invoice.invoiceDate()));
    values.put(LedesField.INVOICE_NUMBER, invoice.number());
    values.put(LedesField.CLIENT_ID, invoice.client().value());
    values.put(LedesField.LAW_FIRM_MATTER_ID, invoice.matter().value());
    values.put(LedesField.INVOICE_TOTAL, Arithmetic.plain(invoice.total()));
    values.put(LedesField.BILLING_START_DATE, day(invoice.periodStart()));
    values.put(LedesField.BILLING_END_DATE, day(invoice.periodEnd()));
    values.put(LedesField.INVOICE_DESCRIPTION, invoice.description());
    values.put(LedesField.LINE_ITEM_NUMBER, String.valueOf(number));
    values.put(LedesField.LINE_TYPE, item.type().code());
    values.put(LedesField.LINE_ITEM_NUMBER_OF_UNITS, number(item.units()));
    values.put(LedesField.LINE_ITEM_ADJUSTMENT_AMOUNT, adjustment(item.adjustment()));
    values.put(LedesField.LINE_ITEM_TOTAL, Arithmetic.plain(item.total()));
    values.put(LedesField.LINE_ITEM_DATE, day(item.date()));
    values.put(LedesField.LINE_ITEM_TASK_CODE, item.taskCode().orElse(""));
    values.put(LedesField.LINE_ITEM_EXPENSE_CODE, item.expenseCode().orElse(""));
    values.put(LedesField.LINE_ITEM_ACTIVITY_CODE, item.activityCode().orElse(""));
    values.put(LedesField.TIMEKEEPER_ID,
        item.timekeeper().map(LedesTimekeeper::id).map(TimekeeperId::value).orElse(""));
    values.put(LedesField.LINE_ITEM_DESCRIPTION, item.description());
    values.put(LedesField.LAW_FIRM_ID, invoice.lawFirmId());
    values.put(LedesField.LINE_ITEM_UNIT_COST, number(item.unitCost()));
    values.put(LedesField.TIMEKEEPER_NAME, item.timekeeper().map(LedesTimekeeper::name).orElse(""));
    values.put(LedesField.TIMEKEEPER_CLASSIFICATION,
        item.timekeeper().flatMap(LedesTimekeeper::classification).orElse(""));
    values.put(LedesField.CLIENT_MATTER_ID, invoice.clientMatterId().orElse(""));
    return values;
  }

  private static String day(LocalDate date) {
    return LedesRecord.written(date);
  }

  private static String number(Optional<BigDecimal> number) {
    return number.map(BigDecimal::toPlainString).orElse("");
  }

  private static String adjustment(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : Arithmetic.plain(amount);
  }
}
