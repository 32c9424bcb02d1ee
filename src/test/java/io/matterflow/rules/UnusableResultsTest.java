package io.matterflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.engine.MayBeEmpty;
import io.matterflow.engine.TableReaders;
import io.matterflow.kernel.Role;
import io.matterflow.rules.Grid.Column;
import io.matterflow.rules.Grid.Row;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What no case could be decided with does not come in by any column of any table, and its cell is named. */
@ProductTest
class UnusableResultsTest {

  private static final List<String> NUMBERS = List.of("-3", "999999999", "99:99", "1e2", "+5");
  private static final List<String> TIMES = List.of("99:99", "24:00", "noon", "-3", "8");
  private static final List<String> WORDS = List.of("", "  ", "...", "\u200b");

  @Autowired private RuleLint lint;
  @Autowired private TableReaders readers;

  static Stream<String> tables() throws IOException {
    try (var files = Files.list(Path.of("dmn"))) {
      return files.map(file -> file.getFileName().toString().replace(".dmn", "")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @CsvSource({"TIMEKEEPER, 99", "TIMEKEEPER, 0", "TIMEKEEPER, ''"})
  void aRoleThatIsNotForTheRowIsNamedBesideTheOtherCells(String role, String level) {
    var table = EditedTable.of("pre-bill-route")
        .copy("largeBill", "another", false, Map.of("=level", level, "=role", "\"%s\"".formatted(role)));

    assertThat(lint.findings(table.text())).filteredOn(Finding::isRefused)
        .extracting(finding -> finding.place().replaceAll(".*, ", ""))
        .containsExactly("level", "role");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      member | "clasification"      | clasification is never there; write one of classification, status, billingModel
      =ours  | "CLOSE"              | CLOSE is no status, which is one of OPEN, CLOSED, ON_HOLD
      """)
  void aWordOfThePracticeSystemIsOneThatIsAskedFor(String column, String cell, String says) {
    var table = EditedTable.of("practice-words")
        .copy("openMatter", "another", true, Map.of("word", "\"opened\"", column, cell));

    assertThat(lint.findings(table.text())).filteredOn(Finding::isRefused).singleElement()
        .satisfies(finding -> assertThat(finding.says()).startsWith(says));
    assertThat(lint.findings(EditedTable.of("practice-words").without("monthly").text())).anyMatch(Finding::isRefused);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyColumnHasItsLimits(String table) {
    var grid = grid(table);

    for (var column : grid.outputs()) {
      var row = rowThatSays(grid, column);
      for (var value : unusable(table, column.name())) {
        var cell = column.type().equals("string") ? "\"%s\"".formatted(value) : value;
        isRefused(table, row, column.name(), cell);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      reminder-cadence  | day10     | time           | "25:00"      | a time from 00:00 to 23:59, such as 08:30
      reminder-cadence  | day10     | until          | "24:00"      | a time from 00:00 to 23:59, such as 08:30
      posting-delay     | standard  | minutes        | 44641        | 44641 is not from 0 to 44640, which is a month of 31 days.
      minimum-duration  | anything  | seconds        | 86401        | 86401 is not from 0 to 86400, which is a day.
      signal-retention  | noWork    | days           | 10001        | is not from 0 to 10000, outside of which it is taken for a slip.
      reminder-cadence  | day10     | time           |              | every step has one
      reminder-cadence  | day10     | day            |              | every step has one
      reminder-cadence  | day10     | anchor         |              | every step has one
      reminder-cadence  | day10     | owner          |              | every step has one
      reminder-cadence  | day10     | until          | "07:59"      | not after the time
      reminder-cadence  | day10     | until          | "08:00"      | not after the time
      reminder-cadence  | day10     | text           | "REMINDR"    | those are INVOICE, REMINDER, REMINDER_OVERDUE
      reminder-cadence  | day10     | text           | "STATEMENT"  | no message of message-texts
      reminder-cadence  | day20     | text           | "THANK_YOU"  | by SMS
      reminder-cadence  | day10     | approveWithin  | 0            | 1 to 10000
      reminder-cadence  | day10     | owner          | "AUDITOR"    | nobody for whom work can wait
      portal-rejection  | anythingElse | owner        | "SYSTM"      | BILLING_ADMIN, LEGAL_OPS. Write
      pre-bill-route    | attorneyReviews | role     | "TIMEKEEPER" | nobody could review it
      pre-bill-route    | attorneyReviews | role     | "LEGAL_OPS"  | BILLING_COORDINATOR, RESPONSIBLE_ATTORNEY
      pre-bill-route    | largeBill | role           | "TIMEKEEPER" | nobody could sign it
      escalation-ladder | attorney  | next           | "BOOKKEEPER" | nobody could review it
      duration-estimate | mail      | minutes        | 0            | 1 to 1440
      review-deadline   | review    | escalateIn     |              | go together
      review-deadline   | review    | escalateUnit   |              | go together
      message-texts     | invoice   | subject        | ""           | an e-mail has a subject
      notice-texts      | dailyDigest | text         | "See {foo}." | {expired} {forOthers} {link} {oldest}
      notice-texts      | draftReady | subject        | "{became}"   | in here is {link} {preBills}
      narrative-texts   | mailOut   | text           | "To {who}"   | in here is {people} {subject}
      activity-expense  | filingFee | text           | "Fee {}"     | in here is {subject}
      message-texts     | invoice   | text           | "Dear { contactName }, {link}" | { contactName } is no word
      message-texts     | invoice   | text           | "Dear {contactName , {link}"   | {contactName (not closed)} is no word
      message-texts     | invoice   | text           | "Dear {{contactName}}"         | not closed
      message-texts     | invoice   | subject        | "For contactName}"             | (not opened)
      narrative-texts   | mailOut   | text           | "To { people }"                | in here is {people} {subject}
      chargeback-answer | dispute   | advice         | "Ask {foo}." | this text has no words in braces
      message-texts     | invoice   | html           | "<p></p>"    | there are no words in it
      message-texts     | invoice   | html           | "<p>&nbsp; <br></p>" | there are no words in it
      activity-expense  | filingFee | code           | "E999"       | E999 is no expense code
      activity-expense  | filingFee | code           | "JUNK"       | E101, E102
      message-limit     | documents | fromHour       | 24           | 0 to 23
      code-mapping      | withClient | activityCode  | "JUNK-x"     | no activity code
      code-mapping      | withClient | activityCode  | "L110"       | no activity code
      task-code-mapping | pleading  | taskCode       | "JUNK-x"     | no task code
      tax               | hawaii    | percent        | "1e2"        | 1e2 is not a number in plain digits, such as 12 or 9.5
      tax               | hawaii    | percent        | ".5"         | plain digits
      tax               | hawaii    | percent        | "100.01"     | 0 to 100
      time-rounding     | started   | increment      | "0"          | 0.01 to 24
      trust-jurisdiction | anyOther | payoutWarnDays | 46           | too late
      trust-jurisdiction | anyOther | payoutDays     | 0            | 1 day is the least
      replenishment-cadence | first | day            | -3           | too few
      """)
  void whatDoesNotGoWithTheRestOfTheRowIsNamed(String table, String row, String column, String cell, String words) {
    assertThat(isRefused(table, row, column, Optional.ofNullable(cell).orElse(""))).contains(words);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      reminder-cadence | day10 | day = -3; time = "25:00"; channel = "PIGEON"; approveWithin = soon; owner = "AUDITOR"
      reminder-cadence | day10 | anchor = ; day = ; text = "STATEMENT"; owner =
      escalation-ladder | attorney | next = BOOKKEEPER
      escalation-ladder | attorney | next = "BOOKKEEPING"
      review-deadline | review | dueIn = 0; dueUnit = "FORTNIGHTS"
      trust-jurisdiction | anyOther | noticeDays = 0; payoutDays = 0; dormantDays = 0
      trust-authorization | draw | signers = 0; lapsesAfter = 0
      invoice-presentation | standard | accent = "red"; letterhead = "My House"; payment = "Pay {link}"
      message-texts | invoice | subject = ""; text = "{payLink}"; html = "<p></p>"
      message-texts | invoice | subject = "{foo}"; text = "{foo}"; html = "{foo}"
      notice-texts | dailyDigest | subject = "{foo}"; text = "{foo}"
      """)
  void everyCellOfARowThatIsOfNoUseIsNamed(String table, String row, String cells) {
    var edited = EditedTable.of(table);
    var columns = Arrays.stream(cells.split(";")).map(cell -> cell.split("=", 2)).toList();
    columns.forEach(cell -> edited.cell(row, "=" + cell[0].strip(), cell[1].strip()));

    assertThat(lint.findings(edited.text()))
        .extracting(finding -> finding.place().replaceFirst("^Row \\d+ \\(%s\\), (\\w+).*".formatted(row), "$1"))
        .containsExactlyElementsOf(columns.stream().map(cell -> cell[0].strip()).toList());
  }

  private String isRefused(String table, String row, String column, String cell) {
    var findings = lint.findings(EditedTable.of(table).cell(row, "=" + column, cell).text());

    assertThat(findings).as("%s %s %s %s", table, row, column, cell).hasSize(1).allSatisfy(finding -> {
      assertThat(finding.isRefused()).isTrue();
      assertThat(finding.place()).contains("(%s), %s".formatted(row, column));
      assertThat(finding.says()).doesNotContain("java.", "Exception");
    });
    return findings.get(0).says();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      tax                  | hawaii   | =percent    | ""   | the cell is empty, it must be a number such as 12 or 9.5. Write one that it can be.
      tax                  | hawaii   | =percent    | "  " | the cell is empty, it must be a number such as 12 or 9.5. Write one that it can be.
      tax                  | hawaii   | =percent    |      | the cell is empty, it must be a number such as 12 or 9.5. Write one that it can be.
      time-rounding        | started  | =increment  | "  " | there are blanks alone, it must be empty or a number such as 12 or 9.5. Write one that it can be.
      review-deadline      | review   | =dueUnit    | ""   | the cell is empty, it must be one of HOURS, BUSINESS_HOURS, BUSINESS_DAYS. Write one that it can be.
      round-hours          | dayEnds  | =at         | ""   | the cell is empty, it must be a time
      invoice-presentation | standard | =accent     | ""   | the cell is empty, it must be a colour such as #1f3a4d. Write one that it can be.
      trust-clearing       | check    | method      | ""   | "" is never there; write one of CHECK, WIRE, ACH, CARD, CARD_GROSS, CASH, OTHER, or leave the cell empty where any will do.
      prompt-expiry        | billed   | businessDaysOpen | "" | "" is not a whole number of at most nine digits; this column is of type integer.
      """)
  void anEmptyCellOrTextIsSaidInWordsThatCanBeRead(String table, String row, String column, String cell, String words) {
    var edited = EditedTable.of(table).cell(row, column, Optional.ofNullable(cell).orElse(""));

    assertThat(lint.findings(edited.text())).extracting(Finding::says).singleElement().asString().startsWith(words);
  }

  @Test
  void whatAPersonIsToDoAboutAReminderHasNoWordsInBraces() {
    var edited = EditedTable.of("reminder-cadence")
        .cell("day10", "=channel", "\"TASK\"").cell("day10", "=text", "\"Call about {invoiceNumber}\"").text();

    assertThat(lint.findings(edited)).singleElement()
        .satisfies(finding -> assertThat(finding.says()).startsWith("nothing fills in {invoiceNumber}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tested", "increment", "blockMinHours", "minWords", "maxHoursPerDay", "travelPercent",
      "researchCapHours", "staleDays", "lateEntryDays", "firstYearDays", "utbmsRequired", "autoCut", "receiptFrom",
      "copyRate", "mealsPerDay", "vendorFrom", "costStaleDays", "invoiceLateDays", "budgetWarnPercent"})
  void whatEveryProfileNeedsStaysSaid(String column) {
    assertThat(isRefused("guideline-profile", "usual", column, ""))
        .contains("no row says " + column, "guidelines true");
    assertThat(isRefused("guideline-profile", "baseline", column, "")).contains("guidelines false");
  }

  @Test
  void whatOtherRowsSayOfAProfileNeedNotBeSaidTwice() {
    var edited = EditedTable.of("guideline-profile")
        .copy("usual", "everybody", false, Map.of("guidelines", "-", "=increment", "\"0.25\""))
        .cell("usual", "=increment", "").cell("baseline", "=increment", "").text();

    assertThat(lint.findings(edited)).noneMatch(Finding::isRefused);
  }

  private List<String> unusable(String table, String column) {
    var result = readers.of(table).orElseThrow().result();
    var component = result.isRecord()
        ? Arrays.stream(result.getRecordComponents()).filter(one -> one.getName().equals(column)).findFirst()
        : Optional.<RecordComponent>empty();
    var type = component.map(UnusableResultsTest::typeOf).orElse(result);
    if (type == LocalTime.class) {
      return TIMES;
    }
    if (type == int.class || type == Integer.class || type == BigDecimal.class) {
      return NUMBERS;
    }
    if (type == Role.class) {
      return List.of("AUDITOR", "SYSTEM");
    }
    return type == String.class && component.filter(one -> one.isAnnotationPresent(MayBeEmpty.class)).isEmpty()
        ? component.filter(one -> one.getType() == Optional.class).map(one -> List.of("  ")).orElse(WORDS)
        : List.of();
  }

  private static Type typeOf(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType optional
        ? optional.getActualTypeArguments()[0]
        : component.getType();
  }

  private static String rowThatSays(Grid grid, Column column) {
    int at = grid.outputs().indexOf(column);
    return grid.rows().stream()
        .filter(row -> !row.results().get(at).isEmpty())
        .findFirst()
        .map(Row::id)
        .orElseGet(() -> grid.rows().get(0).id());
  }

  private static Grid grid(String table) {
    var model = Dmn.readModelFromFile(Path.of("dmn", table + ".dmn").toFile());
    return Grid.of(model.getModelElementsByType(Decision.class).iterator().next()).orElseThrow();
  }
}
