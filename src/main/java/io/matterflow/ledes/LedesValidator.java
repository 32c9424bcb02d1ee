package io.matterflow.ledes;

import static io.matterflow.ledes.LedesRule.BLANK_LINE;
import static io.matterflow.ledes.LedesRule.ENCODING;
import static io.matterflow.ledes.LedesRule.HEADER;
import static io.matterflow.ledes.LedesRule.NO_RECORDS;
import static io.matterflow.ledes.LedesRule.VERSION_LINE;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells what is wrong with a LEDES 1998B file, line by line, whatever the bytes are. What makes the rest unreadable is
 * the only finding; a mistake that makes others follow is told alone.
 */
public final class LedesValidator {

  private static final int VERSION_AT = 1;
  private static final int HEADER_AT = 2;
  private static final int RECORDS_FROM = 3;

  private final LedesProfile profile;

  public LedesValidator(LedesProfile profile) {
    this.profile = profile;
  }

  /** Reads the file to its end or to what is fatal. */
  public LedesReport validate(InputStream file) throws IOException {
    return validate(file, record -> {});
  }

  /** As {@link #validate(InputStream)}, and hands on each record that is one. */
  LedesReport validate(InputStream file, Consumer<LedesRecord> records) throws IOException {
    var lines = new PhysicalLines(file);
    var findings = new Findings(profile);
    if (lines.isMarkedOrWide()) {
      return findings.fatal(ENCODING, VERSION_AT);
    }
    if (!lines.next().orElse("").equals(LedesField.VERSION)) {
      return findings.fatal(VERSION_LINE, VERSION_AT);
    }
    var header = lines.next().orElse("");
    if (!header.equals(LedesField.HEADER)) {
      int column = differingColumn(header);
      return findings.fatal(HEADER, HEADER_AT, column, expectedAt(column));
    }
    return records(lines, findings, records)
        ? findings.report()
        : findings.fatal(NO_RECORDS, RECORDS_FROM);
  }

  /** Whether there was any record, or what should have been one. */
  private boolean records(PhysicalLines lines, Findings findings, Consumer<LedesRecord> records) throws IOException {
    var invoices = new InvoicesUnderCheck();
    var fields = new FieldChecks(findings);
    var together = new LineChecks(profile, findings);
    var blank = new ArrayList<Integer>();
    var any = false;
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      if (line.get().isBlank()) {
        if (blank.size() < Findings.MOST_OF_A_SEVERITY) {
          blank.add(lines.number());
        }
        continue;
      }
      any = true;
      tellBlank(blank, findings);
      var shape = new RecordShape(lines.number(), line.get());
      var record = shape.check(findings);
      if (record.isPresent()) {
        fields.check(record.get());
        together.check(record.get());
        invoices.add(record.get());
        records.accept(record.get());
      } else {
        invoices.lose(shape.firstValues(InvoicesUnderCheck.FIRST_VALUES));
      }
    }
    invoices.conclude(profile, findings);
    return any;
  }

  private static void tellBlank(List<Integer> blank, Findings findings) {
    blank.forEach(number -> findings.add(BLANK_LINE, number, Optional.empty(), Optional.empty(), number));
    blank.clear();
  }

  private static int differingColumn(String header) {
    var names = RecordShape.columns(header);
    for (var field : LedesField.values()) {
      if (names.size() < field.column() || !names.get(field.ordinal()).equals(expectedAt(field.column()))) {
        return field.column();
      }
    }
    return LedesField.COUNT + 1;
  }

  private static String expectedAt(int column) {
    if (column > LedesField.COUNT) {
      return "no further column";
    }
    return LedesField.values()[column - 1].header() + (column == LedesField.COUNT ? LedesField.TERMINATOR : "");
  }
}
