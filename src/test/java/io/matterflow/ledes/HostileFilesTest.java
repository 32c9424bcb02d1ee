package io.matterflow.ledes;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are, the answer is findings. */
class HostileFilesTest {

  private static final byte[] VALID = SampleFile.valid().findFirst().orElseThrow().bytes();

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
  void aFileOfWideCharactersIsToldAsSuch(String charset) {
    assertThat(errors(text().getBytes(Charset.forName(charset)))).containsExactly("LV-008 at 1");
  }

  @Test
  void aByteOrderMarkIsToldAsSuch() {
    assertThat(errors(("\uFEFF" + text()).getBytes(StandardCharsets.UTF_8))).containsExactly("LV-008 at 1");
  }

  @ParameterizedTest
  @MethodSource("firstLines")
  void anotherFirstLineEndsTheReading(String file) {
    assertThat(errors(file.getBytes(US_ASCII))).containsExactly("LV-001 at 1");
  }

  @ParameterizedTest
  @CsvSource({"'LEDES1998B[]', 1", "'LEDES1998B[]\n', 1", "'LEDES1998B[]\nINVOICE_DATE|INVOICE_NUMBER[]', 2",
      "'LEDES1998B[]\ninvoice_date|INVOICE_NUMBER[]', 1"})
  void aHeaderThatIsNotTheStandardsIsToldWithTheColumn(String file, int column) {
    var finding = Judged.report(file).findings().get(0);

    assertThat(Judged.label(finding)).isEqualTo("LV-002 at 2");
    assertThat(finding.message()).startsWith("Header row differs at column %d: expected ".formatted(column));
  }

  @Test
  void aHeaderWithAColumnMoreIsToldAtThatColumn() {
    var file = text().replace("CLIENT_MATTER_ID[]\r\n", "CLIENT_MATTER_ID[]|MORE[]\r\n");

    assertThat(Judged.report(file).findings().get(0).message()).startsWith("Header row differs at column 25");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\r\n\r\n", "\n  \n\t\n"})
  void aFileWithoutRecordsIsFatal(String rest) {
    var head = text().lines().limit(2).reduce("", (all, line) -> all + line + "\n");

    assertThat(errors((head + rest).getBytes(US_ASCII))).containsExactly("LV-005 at 3");
  }

  @Test
  void linesMayEndInOneWayAndInTheOther() {
    var lines = text().split("\r\n");
    var mixed = new StringBuilder();
    for (int index = 0; index < lines.length; index++) {
      mixed.append(lines[index]).append(index % 2 == 0 ? "\n" : "\r\n");
    }

    assertThat(Judged.report(mixed.toString()).findings()).isEmpty();
    assertThat(Judged.report(text().stripTrailing()).findings()).as("the last line is open").isEmpty();
  }

  @Test
  void linesThatEndInReturnsAloneAreOneLine() {
    assertThat(errors(text().replace("\r\n", "\r").getBytes(US_ASCII))).containsExactly("LV-001 at 1");
  }

  @Test
  void lettersOfWindowsAreToldAtTheirColumn() {
    var file = text().replace("Filing fee", "Caf\u00e9 fee").getBytes(Charset.forName("windows-1252"));

    var finding = Judged.report(LedesProfile.DEFAULT, file).findings().get(0);

    assertThat(Judged.label(finding)).isEqualTo("LV-006 at 10");
    assertThat(finding.field()).contains(LedesField.LINE_ITEM_DESCRIPTION);
    assertThat(finding.message()).startsWith("Non-ASCII or control character at column 125");
    assertThat(Judged.report(file(file)).findings()).as("read as UTF-8").hasSize(1);
  }

  @Test
  void aFileCutAnywhereEndsInFindings() {
    for (int length = 0; length < VALID.length; length++) {
      var report = Judged.report(LedesProfile.DEFAULT, Arrays.copyOf(VALID, length));

      assertThat(report.valid() && length < VALID.length - 2).as("cut at %d", length).isFalse();
    }
  }

  @Test
  void bytesThrownIntoAFileEndInFindings() {
    var random = new Random(1998);
    for (int round = 0; round < 2_000; round++) {
      var file = VALID.clone();
      for (int hits = random.nextInt(8); hits >= 0; hits--) {
        file[random.nextInt(file.length)] = (byte) random.nextInt(256);
      }

      assertThat(Judged.report(LedesProfile.DEFAULT, file)).as("round %d", round).isNotNull();
    }
  }

  @Test
  void noiseEndsInOneFinding() {
    var random = new Random(2014);
    for (int round = 0; round < 200; round++) {
      var noise = new byte[random.nextInt(500)];
      random.nextBytes(noise);

      assertThat(Judged.report(LedesProfile.DEFAULT, noise).findings()).hasSize(1);
    }
  }

  @Test
  void aLineOfTenMegabytesIsOneRecordTooMany() {
    var file = new ByteArrayOutputStream();
    file.writeBytes(text().getBytes(US_ASCII));
    file.writeBytes("|".repeat(10_000_000).getBytes(US_ASCII));

    assertThat(errors(file.toByteArray())).containsExactly("LV-003 at 12", "LV-004 at 12");
  }

  @Test
  void ofRubbishOnlyTheFirstThousandsAreToldAndTheRestIsCounted() {
    var report = Judged.report(text() + "rubbish\n".repeat(100_000));

    assertThat(report.valid()).isFalse();
    assertThat(report.findings()).hasSize(Findings.MOST_OF_A_SEVERITY);
    assertThat(report.omitted()).isEqualTo(200_000 - Findings.MOST_OF_A_SEVERITY);
  }

  @Test
  void aLargeFileIsJudgedToItsLastLine() {
    var records = text().lines().skip(2).toList();
    var file = new StringBuilder(String.join("\n", text().lines().limit(2).toList())).append('\n');
    for (int invoice = 0; invoice < 5_000; invoice++) {
      for (var record : records) {
        file.append(record.replace("|42140|", "|%d|".formatted(100_000 + invoice))).append('\n');
      }
    }

    assertThat(Judged.report(file.toString()).findings()).isEmpty();
    assertThat(Judged.errors(Judged.report(file.append("half a line").toString())))
        .containsExactly("LV-003 at 45003", "LV-004 at 45003");
  }

  static Stream<String> firstLines() {
    return Stream.of("", "\n", "LEDES98B[]\n", "ledes1998b[]\n", " LEDES1998B[]\n", "LEDES1998B[] \n", "LEDES1998B\n",
        "LEDES1998BI V2[]\n", "LEDES1998B[]|\n", "<?xml version=\"1.0\"?>", "{\"json\": true}");
  }

  private static String text() {
    return new String(VALID, US_ASCII);
  }

  private static String file(byte[] windows) {
    return new String(windows, Charset.forName("windows-1252"));
  }

  private static List<String> errors(byte[] file) {
    return Judged.errors(Judged.report(LedesProfile.DEFAULT, file));
  }
}
