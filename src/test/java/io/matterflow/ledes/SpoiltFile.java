package io.matterflow.ledes;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A valid file with one thing changed in one of its records. */
record SpoiltFile(String name, List<String> lines, int line) {

  private static final int FIRST_RECORD = 3;

  /** Each record of each valid sample, to be spoilt. */
  static Stream<SpoiltFile> everyRecord() {
    return SampleFile.valid().flatMap(file -> {
      var lines = List.of(new String(file.bytes(), US_ASCII).split("\r\n"));
      return IntStream.rangeClosed(FIRST_RECORD, lines.size())
          .mapToObj(line -> new SpoiltFile(file.name(), lines, line));
    });
  }

  static SpoiltFile of(String name, int line) {
    return everyRecord().filter(file -> file.name.equals(name) && file.line == line).findFirst().orElseThrow();
  }

  String value(LedesField field) {
    return values()[field.ordinal()];
  }

  boolean is(LineType... types) {
    return Arrays.stream(types).anyMatch(type -> type.code().equals(value(LedesField.LINE_TYPE)));
  }

  boolean isFirstOfItsInvoice() {
    return line == FIRST_RECORD || !before().invoice().equals(invoice());
  }

  SpoiltFile before() {
    return new SpoiltFile(name, lines, line - 1);
  }

  String invoice() {
    return value(LedesField.INVOICE_NUMBER);
  }

  SpoiltFile with(LedesField field, String value) {
    var values = values();
    values[field.ordinal()] = value;
    return with(old -> String.join("|", values) + "[]");
  }

  SpoiltFile with(UnaryOperator<String> change) {
    var changed = new ArrayList<>(lines);
    changed.set(line - 1, change.apply(lines.get(line - 1)));
    return new SpoiltFile(name, changed, line);
  }

  String text() {
    return String.join("\r\n", lines) + "\r\n";
  }

  @Override
  public String toString() {
    return "%s, line %d".formatted(name, line);
  }

  private String[] values() {
    var record = lines.get(line - 1);
    return record.substring(0, record.length() - 2).split("\\|", -1);
  }
}
