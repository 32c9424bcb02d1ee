package io.matterflow.badinput;

import io.matterflow.ProductTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Signals, prompts and time entries in which one member is wrong. */
@ProductTest
@Tag("both-databases")
class BadCaptureInputTest {

  @Autowired private Refusing refusing;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      SIGNALS             | /0/id             |
      SIGNALS             | /0/id             | null
      SIGNALS             | /0/id             | ""
      SIGNALS             | /0/id             | 7
      SIGNALS             | /0/id             | "x*201"
      SIGNALS             | /0/id             | "half \\ud800"
      SIGNALS             | /0/kind           | null
      SIGNALS             | /0/kind           | "TELEGRAM"
      SIGNALS             | /0/kind           | "email"
      SIGNALS             | /0/kind           | ["EMAIL"]
      SIGNALS             | /0/timestamp      |
      SIGNALS             | /0/timestamp      | "2026-02-30T10:00:00Z"
      SIGNALS             | /0/timestamp      | "2026-06-30"
      SIGNALS             | /0/timestamp      | "2026-06-30T10:00:00"
      SIGNALS             | /0/timestamp      | "+999999999-12-31T23:59:59Z"
      SIGNALS             | /0/timestamp      | "1899-01-01T00:00:00Z"
      SIGNALS             | /0/timestamp      | 1782828000
      SIGNALS             | /0/direction      | "SIDEWAYS"
      SIGNALS             | /0/timekeeperId   | "TK77"
      SIGNALS             | /0/timekeeperId   | {}
      SIGNALS             | /0/from           |
      SIGNALS             | /0/from           | "x*321"
      SIGNALS             | /0/from           | "\\udfff@client.example"
      SIGNALS             | /0/to             | "counsel@client.example"
      SIGNALS             | /0/to/0           | 7
      SIGNALS             | /0/to/0           | null
      SIGNALS             | /0/to/0           | "x*321"
      SIGNALS             | /0/to/0           | "half \\ud800 a pair"
      SIGNALS             | /0/subject        | {"text": "hello"}
      SIGNALS             | /0/subject        | "x*1001"
      SIGNALS             | /0/subject        | "half \\ud800 a pair"
      SIGNALS             | /0/body           | 7
      SIGNALS             | /0/body           | "half \\udc00 a pair"
      SIGNALS             | /0/durationSec    | -1
      SIGNALS             | /0/durationSec    | 86401
      SIGNALS             | /0/durationSec    | 1e400
      SIGNALS             | /0/durationSec    | "60"
      SIGNALS             | /0/durationSec    | 1.5
      SIGNAL_TAKEN_UP     | /matterId         |
      SIGNAL_TAKEN_UP     | /matterId         | 7
      SIGNAL_SPLIT        | /parts            |
      SIGNAL_SPLIT        | /parts            | "all"
      SIGNAL_SPLIT        | /parts/0/matterId | null
      SIGNAL_SPLIT        | /parts/0/minutes  | 0
      SIGNAL_SPLIT        | /parts/0/minutes  | "12"
      SIGNAL_SPLIT        | /parts/1/minutes  | 1441
      EXPENSES            | /0/id             | null
      EXPENSES            | /0/amount         | "0.001"
      EXPENSES            | /0/units          | "-1"
      EXPENSES            | /0/date           | "2026-02-30"
      EXPENSES            | /0/code           | "x*11"
      EXPENSES            | /0/vendor         | "half \\ud800"
      SIGNALS             | /0/missed         | "no"
      SIGNALS             | /0/headers        | []
      SIGNALS             | /0/headers        | "X-Spam: no"
      SIGNALS             | /0/headers/X-Spam | "half \\ud800"
      SIGNALS             | /0/feeAmount      | "-1.00"
      SIGNALS             | /0/feeAmount      | "1e400"
      SIGNALS             | /0/feeAmount      | "12.345"
      SIGNALS             | /0/feeAmount      | "0x10"
      SIGNAL_CONFIRMATION | /matterId         |
      SIGNAL_CONFIRMATION | /matterId         | null
      SIGNAL_CONFIRMATION | /matterId         | ""
      SIGNAL_CONFIRMATION | /matterId         | 10010001
      SIGNAL_CONFIRMATION | /matterId         | "x*65"
      SIGNAL_CONFIRMATION | /matterId         | "half \\ud800"
      SIGNAL_CONFIRMATION | /timekeeperId     | ["TK06"]
      SIGNAL_DISMISSAL    | /reason           |
      SIGNAL_DISMISSAL    | /reason           | ""
      SIGNAL_DISMISSAL    | /reason           | {}
      SIGNAL_DISMISSAL    | /reason           | "x*65"
      PROMPT_DRAFT        | /minutes          | 0
      PROMPT_DRAFT        | /minutes          | -6
      PROMPT_DRAFT        | /minutes          | 1441
      PROMPT_DRAFT        | /minutes          | 6.5
      PROMPT_DRAFT        | /minutes          | "6"
      PROMPT_DRAFT        | /minutes          | 99999999999999999999
      PROMPT_DRAFT        | /narrative        | ["words"]
      PROMPT_DRAFT        | /narrative        | "x*4001"
      PROMPT_DRAFT        | /narrative        | "half \\ud800 a pair"
      PROMPT_DRAFT        | /taskCode         | "L 120"
      PROMPT_DRAFT        | /taskCode         | "=1+1"
      PROMPT_DRAFT        | /activityCode     | 103
      PROMPT_DRAFT        | /matterId         | false
      PROMPT_DECISION     | /decision         |
      PROMPT_DECISION     | /decision         | "PERHAPS"
      PROMPT_DECISION     | /decision         | 1
      PROMPT_DECISION     | /decision         | []
      PROMPT_DECISION     | /minutes          | -6
      PROMPT_DECISION     | /minutes          | 1e400
      PROMPT_DECISION     | /narrative        | "x*4001"
      PROMPT_DECISION     | /narrative        | "half \\ud800 a pair"
      PROMPT_DECISION     | /reason           | "x*65"
      PROMPT_DECISION     | /comment          | "x*4001"
      PROMPT_DECISION     | /comment          | {"text": "no"}
      PROMPT_DECISION     | /activityCode     | "a103"
      TIME_ENTRIES        | /0/id             |
      TIME_ENTRIES        | /0/id             | "x*201"
      TIME_ENTRIES        | /0/id             | "half \\ud800"
      TIME_ENTRIES        | /0/matterId       | null
      TIME_ENTRIES        | /0/matterId       | 7
      TIME_ENTRIES        | /0/matterId       | "no-such-matter"
      TIME_ENTRIES        | /0/timekeeperId   |
      TIME_ENTRIES        | /0/timekeeperId   | "TK77"
      TIME_ENTRIES        | /0/workDate       |
      TIME_ENTRIES        | /0/workDate       | "2026-02-30"
      TIME_ENTRIES        | /0/workDate       | "30.06.2026"
      TIME_ENTRIES        | /0/workDate       | "1026-06-30"
      TIME_ENTRIES        | /0/workDate       | "+10000-01-01"
      TIME_ENTRIES        | /0/workDate       | 20260630
      TIME_ENTRIES        | /0/enteredDate    | "2026-02-30"
      TIME_ENTRIES        | /0/hours          |
      TIME_ENTRIES        | /0/hours          | "0"
      TIME_ENTRIES        | /0/hours          | "-1.0"
      TIME_ENTRIES        | /0/hours          | "24.1"
      TIME_ENTRIES        | /0/hours          | "1e400"
      TIME_ENTRIES        | /0/hours          | "1e-400"
      TIME_ENTRIES        | /0/hours          | 1e400
      TIME_ENTRIES        | /0/hours          | "0.00001"
      TIME_ENTRIES        | /0/hours          | "one"
      TIME_ENTRIES        | /0/hours          | [1]
      TIME_ENTRIES        | /0/customRate     | "-370.00"
      TIME_ENTRIES        | /0/customRate     | "10000.01"
      TIME_ENTRIES        | /0/billedPercent  | 101
      TIME_ENTRIES        | /0/billedPercent  | -1
      TIME_ENTRIES        | /0/billable       | "yes"
      TIME_ENTRIES        | /0/narrative      | "x*4001"
      TIME_ENTRIES        | /0/narrative      | {"text": "words"}
      TIME_ENTRIES        | /0/narrative      | "half \\ud800 a pair"
      TIME_ENTRIES        | /0/taskCode       | "x*11"
      ENTRY_CORRECTION    | /reason           |
      ENTRY_CORRECTION    | /reason           | "x*1001"
      ENTRY_CORRECTION    | /minutes          | 0
      ENTRY_CORRECTION    | /minutes          | "24"
      ENTRY_CORRECTION    | /narrative        | "x*4001"
      ENTRY_CORRECTION    | /taskCode         | "L 120"
      ENTRY_CORRECTION    | /activityCode     | 103
      ENTRY_CORRECTION    | /matterId         | {}
      QUESTION_ANSWER     | /answer           |
      QUESTION_ANSWER     | /answer           | "PERHAPS"
      QUESTION_ANSWER     | /answer           | "SETTLED"
      TIME_CHECK          | /entries/0/id             |
      TIME_CHECK          | /entries/0/matterId       | "no-such-matter"
      TIME_CHECK          | /entries/0/timekeeperId   | "TK77"
      TIME_CHECK          | /entries/0/workDate       | "2026-02-30"
      TIME_CHECK          | /entries/0/hours          | "-1.0"
      TIME_CHECK          | /entries/0/customRate     | 1e400
      TIME_CHECK          | /entries/0/approvedRate   | "0"
      TIME_CHECK          | /entries/0/preApprovalRef | "x*201"
      TIME_CHECK          | /entries/0/billable       | "yes"
      """)
  void namesTheMemberThatIsWrong(Write write, String spot, String value) {
    refusing.malformed(write, spot, value == null ? "" : value);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      SIGNAL_CONFIRMATION | /matterId | "no-such-matter" | 422 | UNKNOWN_MATTER  |
      SIGNAL_DISMISSAL    | /reason   | "BORED"          | 422 | REASON_REQUIRED |
      PROMPT_DRAFT        | /matterId | "no-such-matter" | 422 | UNKNOWN_MATTER  |
      PROMPT_DECISION     | /matterId | "no-such-matter" | 422 | UNKNOWN_MATTER  |
      ENTRY_CORRECTION    | /matterId | "no-such-matter" | 422 | UNKNOWN_MATTER  |
      PROMPT_DECISION     | /decision | "REJECT"         | 422 | REASON_REQUIRED | /reason
      """)
  void saysWhichRuleStandsAgainstWhatReadsWell(
      Write write, String spot, String value, int status, String code, String pointer) {
    refusing.refused(write, spot, value == null ? "" : value, status, code, pointer == null ? spot : pointer);
  }
}
