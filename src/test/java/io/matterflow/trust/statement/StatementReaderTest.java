package io.matterflow.trust.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.matterflow.trust.statement.CsvLayout.Column;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements as banks write them, whole and broken. */
class StatementReaderTest {

  private static final String CSV = """
      First Bank of Springfield
      Account,…4711

      Date,Description,Amount,Reference,Balance
      06/30/2026,"CHECK PAID, ""2004\""",-1900.00,2004,"10,435.00"
      6/3/2026,DEPOSIT,"$4,000.00",,"12,335.00"
      06/01/2026,OPENING WIRE,(15.00),,"8,335.00"
      """;

  private static final String SGML = """
      OFXHEADER:100
      DATA:OFXSGML
      VERSION:102
      CHARSET:1252

      <OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20260701<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>
      <BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STMTRS><CURDEF>USD
      <BANKACCTFROM><BANKID>1<ACCTID>4711<ACCTTYPE>CHECKING</BANKACCTFROM>
      <BANKTRANLIST><DTSTART>20260601<DTEND>20260630
      <STMTTRN><TRNTYPE>CHECK<DTPOSTED>20260630120000[-5:EST]<TRNAMT>-1900.00<FITID>A-2<CHECKNUM>2004<NAME>CHECK &amp; CO</STMTTRN>
      <STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260603<TRNAMT>4000.00<FITID>A-1<NAME>DEPOSIT<MEMO>COUNTER</STMTTRN>
      </BANKTRANLIST><LEDGERBAL><BALAMT>10435.00<DTASOF>20260630</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
      """;

  @Test
  void readsACsvNewestFirstWithWordsAboveItsHead() throws Misread {
    var file = read(CSV, CsvLayout.USUAL);

    assertThat(file.lines()).extracting(StatementLine::on)
        .containsExactly(day("2026-06-01"), day("2026-06-03"), day("2026-06-30"));
    assertThat(file.lines()).extracting(line -> line.amount().toPlainString()).containsExactly("-15", "4000", "-1900");
    assertThat(file.lines().get(2).description()).isEqualTo("CHECK PAID, \"2004\"");
    assertThat(file.lines().get(2).reference()).contains("2004");
    assertThat(file.lines().get(2).number()).isEqualTo(5);
    assertThat(file.closing())
        .hasValueSatisfying(closing -> assertThat(closing.amount()).isEqualByComparingTo("10435"));
  }

  @Test
  void readsTheSameWithDebitsAndCreditsACommaForCentsAndNoHead() throws Misread {
    var layout = new CsvLayout(';', "dd.MM.yyyy", true,
        Map.of(Column.DATE, "#1", Column.DESCRIPTION, "#2", Column.DEBIT, "#3", Column.CREDIT, "#4"));

    var file = StatementReader.read(
        "01.06.2026;Gebühr;1.015,50;\n02.06.2026;Einzahlung;;2.000,00\n".getBytes(Charset.forName("windows-1252")),
        layout);

    assertThat(file.lines()).extracting(line -> line.amount().toPlainString()).containsExactly("-1015.5", "2000");
    assertThat(file.lines().get(0).description()).isEqualTo("Gebühr");
  }

  @Test
  void aLineIsTheSameInEveryFileAndTwoAlikeOnADayAreTwo() throws Misread {
    var one = read("Date,Description,Amount\n06/01/2026,WIRE,5.00\n06/01/2026,WIRE,5.00\n", CsvLayout.USUAL);
    var other = read("Date,Amount,Description\n06/01/2026,5,WIRE\n06/02/2026,5.00,WIRE\n", CsvLayout.USUAL);

    assertThat(one.lines()).extracting(StatementLine::key).doesNotHaveDuplicates().contains(other.lines().get(0).key());
    assertThat(one.lines()).extracting(StatementLine::key).doesNotContain(other.lines().get(1).key());
  }

  @Test
  void readsOfxOfBothKinds() throws Misread {
    var xml = "<?xml version=\"1.0\"?><?OFX OFXHEADER=\"200\"?>" + SGML.substring(SGML.indexOf("<OFX>"))
        .replaceAll(
            "<(CODE|SEVERITY|DTSERVER|LANGUAGE|TRNUID|CURDEF|BANKID|ACCTID|ACCTTYPE|DTSTART|DTEND|TRNTYPE|DTPOSTED|TRNAMT|FITID|CHECKNUM|NAME|MEMO|BALAMT|DTASOF)>([^<\n]*)",
            "<$1>$2</$1>");

    for (var text : new String[] {SGML, xml}) {
      var file = read(text, CsvLayout.USUAL);
      assertThat(file.lines()).extracting(StatementLine::key).containsExactly("ofx:A-1", "ofx:A-2");
      assertThat(file.lines()).extracting(StatementLine::description).containsExactly("DEPOSIT COUNTER", "CHECK & CO");
      assertThat(file.lines().get(1).on()).isEqualTo(day("2026-06-30"));
      assertThat(file.bankAccount()).contains("4711");
      assertThat(file.currency()).contains("USD");
      assertThat(file.closing())
          .hasValueSatisfying(closing -> assertThat(closing.amount()).isEqualByComparingTo("10435.00"));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      Date,Amount\\n06/31/2026,5.00                                  | 2 | is no day
      Date,Amount\\n2026-06-01,5.00                                  | 2 | is no day
      Date,Amount\\n06/01/2026,5.00\\n06/02/2026,five                | 3 | is no amount
      Date,Amount\\n06/01/2026,                                      | 2 | is no amount
      Date,Amount\\n06/01/2026,1e5                                   | 2 | is no amount
      Date,Amount\\n06/01/2026,12345678901                           | 2 | is no amount
      Date,Amount\\n06/01/2026,0.00                                  | 2 | has no amount
      Date,Amount\\n06/01/2026,"5.00                                 | 2 | never closed
      Date,Amount\\n06/01/2026,"5.00"x                               | 2 | behind a quotation mark
      Date,Amount,Balance\\n06/01/2026,5.00,105.00\\n06/02/2026,5.00,111.00 | 3 | does not come out
      Date,Sum\\n06/01/2026,5.00                                     | 1 | no column Amount
      Day,Amount\\n06/01/2026,5.00                                   | 1 | No line has a column Date
      Date,Amount\\n                                                 | 0 | no lines
      """)
  void refusesABrokenCsvByItsLine(String text, int line, String words) {
    var misread = catchThrowableOfType(Misread.class, () -> read(text.replace("\\n", "\n"), CsvLayout.USUAL));

    assertThat(misread.line()).isEqualTo(line);
    assertThat(misread.what()).contains(words);
    assertThat(misread.next()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      <FITID>A-1            | <FITID>A-2           | stands on two lines
      <FITID>A-1            | <NOID>A-1            | has no FITID
      <TRNAMT>4000.00       | <TRNAMT>four         | is no amount
      <TRNAMT>4000.00       | <TRNAMT>0.00         | has no amount
      <DTPOSTED>20260603    | <DTPOSTED>20260631   | There is no day
      </BANKTRANLIST>       |                      | ends where it has not begun
      </STMTTRNRS></BANKMSGSRSV1></OFX> |          | ends within
      <OFX>                 | <!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><OFX> | no declarations
      <STMTRS>              | <STMTRS><CCSTMTRS></CCSTMTRS> | of 2 accounts
      """)
  void refusesABrokenOfx(String good, String bad, String words) {
    var misread = catchThrowableOfType(Misread.class,
        () -> read(SGML.replace(good, bad == null ? "" : bad), CsvLayout.USUAL));

    assertThat(misread.what()).contains(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\0PK binary", "%PDF-1.7 words"})
  void refusesWhatIsNoStatement(String text) {
    assertThatThrownBy(() -> read(text, CsvLayout.USUAL)).isInstanceOf(Misread.class);
  }

  @Test
  void refusesAFileWithoutEnd() {
    assertThatThrownBy(() -> read("Date,Amount\n" + "06/01/2026,5.00\n".repeat(20_001), CsvLayout.USUAL))
        .isInstanceOf(Misread.class);
    assertThatThrownBy(() -> read("Date,Amount\n06/01/2026,5.00" + ",x".repeat(200), CsvLayout.USUAL))
        .isInstanceOf(Misread.class);
    assertThatThrownBy(() -> read("Date,Amount\n06/01/2026," + "5".repeat(5_000), CsvLayout.USUAL))
        .isInstanceOf(Misread.class);
  }

  @Test
  void aLayoutThatCannotBeReadByIsRefused() {
    var fine = Map.of(Column.DATE, "Date", Column.AMOUNT, "Amount");
    assertThat(new CsvLayout(',', "MM/dd/yyyy", false, fine).fault()).isEmpty();
    assertThat(new CsvLayout('a', "MM/dd/yyyy", false, fine).fault()).isPresent();
    assertThat(new CsvLayout(',', "later", false, fine).fault()).isPresent();
    assertThat(new CsvLayout(',', "MM/dd/yyyy", false, Map.of(Column.AMOUNT, "Amount")).fault()).isPresent();
    assertThat(new CsvLayout(',', "MM/dd/yyyy", false, Map.of(Column.DATE, "Date", Column.DEBIT, "Out")).fault())
        .isPresent();
    assertThat(new CsvLayout(',', "MM/dd/yyyy", false, Map.of(Column.DATE, "#1", Column.AMOUNT, "Amount")).fault())
        .isPresent();
    assertThat(new CsvLayout(',', "MM/dd/yyyy", false, Map.of(Column.DATE, "Date", Column.AMOUNT, "Date")).fault())
        .isPresent();
  }

  private static StatementFile read(String text, CsvLayout layout) throws Misread {
    return StatementReader.read(text.getBytes(StandardCharsets.UTF_8), layout);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
