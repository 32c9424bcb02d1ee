package io.matterflow.badinput;

import io.matterflow.ProductTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Billing runs, and what people do to a pre-bill, in which one member is wrong. */
@ProductTest
@Tag("both-databases")
class BadBillingInputTest {

  @Autowired private Refusing refusing;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      BILLING_RUN        | /cycle         |
      BILLING_RUN        | /cycle         | null
      BILLING_RUN        | /cycle         | "WEEKLY"
      BILLING_RUN        | /cycle         | "monthly"
      BILLING_RUN        | /cycle         | ""
      BILLING_RUN        | /cycle         | 0
      BILLING_RUN        | /cycle         | ["MONTHLY"]
      BILLING_RUN        | /periodEnd     |
      BILLING_RUN        | /periodEnd     | null
      BILLING_RUN        | /periodEnd     | ""
      BILLING_RUN        | /periodEnd     | "2026-02-30"
      BILLING_RUN        | /periodEnd     | "June 2026"
      BILLING_RUN        | /periodEnd     | "+999999999-12-31"
      BILLING_RUN        | /periodEnd     | 20260630
      BILLING_RUN        | /periodEnd     | [2026, 6, 30]
      BILLING_RUN        | /periodEnd     | {"year": 2026}
      BILLING_RUN        | /matterIds     | "1001-0001"
      BILLING_RUN        | /matterIds     | {}
      BILLING_RUN        | /matterIds/0   | ""
      BILLING_RUN        | /matterIds/0   | null
      BILLING_RUN        | /matterIds/0   | {"id": "1001-0001"}
      BILLING_RUN        | /matterIds/0   | "half \\ud800"
      BILLING_RUN        | /matterIds/0   | "nul \\u0000"
      MILESTONE          | /reachedOn     |
      MILESTONE          | /reachedOn     | "2026-02-30"
      MILESTONE          | /reachedOn     | {"day": 1}
      OUTCOME            | /reference     |
      OUTCOME            | /reference     | " "
      OUTCOME            | /reference     | "x*101"
      OUTCOME            | /reachedOn     | "soon"
      OUTCOME            | /recovery      |
      OUTCOME            | /recovery      | "-1"
      OUTCOME            | /recovery      | "0.001"
      OUTCOME            | /recovery      | "1e400"
      OUTCOME            | /costs         | "200000000000"
      OUTCOME            | /agreement     |
      OUTCOME            | /agreement     | "x*501"
      HOLD               | /reason        |
      HOLD               | /reason        | " "
      HOLD               | /reason        | "x*1001"
      HOLD               | /until         |
      HOLD               | /until         | "June"
      HOLD_LIFTED        | /reason        |
      LINE_ADDED         | /timekeeperId  |
      LINE_ADDED         | /timekeeperId  | " "
      LINE_ADDED         | /timekeeperId  | "x*101"
      LINE_ADDED         | /timekeeperId  | ["TK06"]
      LINE_ADDED         | /date          |
      LINE_ADDED         | /date          | "2026-02-30"
      LINE_ADDED         | /date          | "1999-12-31"
      LINE_ADDED         | /date          | true
      LINE_ADDED         | /hours         |
      LINE_ADDED         | /hours         | "0"
      LINE_ADDED         | /hours         | "-0.5"
      LINE_ADDED         | /hours         | "24.01"
      LINE_ADDED         | /hours         | "0.123"
      LINE_ADDED         | /hours         | "1e400"
      LINE_ADDED         | /hours         | 1e400
      LINE_ADDED         | /hours         | "1e-400"
      LINE_ADDED         | /hours         | "an hour"
      LINE_ADDED         | /hours         | ""
      LINE_ADDED         | /hours         | [0.5]
      LINE_ADDED         | /narrative     |
      LINE_ADDED         | /narrative     | " "
      LINE_ADDED         | /narrative     | "x*4001"
      LINE_ADDED         | /narrative     | "half \\ud800 a pair"
      LINE_ADDED         | /narrative     | "nul \\u0000"
      LINE_ADDED         | /narrative     | {"text": "words"}
      LINE_ADDED         | /taskCode      | "x*21"
      LINE_ADDED         | /activityCode  | ["A103"]
      LINE_ADDED         | /internalNote  | "x*2001"
      LINE_ADDED         | /reason        | "x*1001"
      LINE_CHANGED       | /narrative     | " "
      LINE_CHANGED       | /narrative     | "x*4001"
      LINE_CHANGED       | /narrative     | "half \\udc00 a pair"
      LINE_CHANGED       | /hours         | "0"
      LINE_CHANGED       | /hours         | "-1"
      LINE_CHANGED       | /hours         | "25"
      LINE_CHANGED       | /hours         | "1e400"
      LINE_CHANGED       | /hours         | {}
      LINE_CHANGED       | /rate          | "0"
      LINE_CHANGED       | /rate          | "-370.00"
      LINE_CHANGED       | /rate          | "10000.01"
      LINE_CHANGED       | /rate          | "370.001"
      LINE_CHANGED       | /rate          | "1e400"
      LINE_CHANGED       | /rate          | "cheap"
      LINE_CHANGED       | /rate          | [370]
      LINE_CHANGED       | /writeDown     | "-10.00"
      LINE_CHANGED       | /writeDown     | "10000000.01"
      LINE_CHANGED       | /writeDown     | "10.005"
      LINE_CHANGED       | /writeDown     | "1e400"
      LINE_CHANGED       | /writeDown     | "NaN"
      LINE_CHANGED       | /writeDown     | "ten"
      LINE_CHANGED       | /hold          | "perhaps"
      LINE_CHANGED       | /hold          | 2
      LINE_CHANGED       | /hold          | []
      LINE_CHANGED       | /internalNote  | "x*2001"
      LINE_CHANGED       | /internalNote  | "nul \\u0000"
      LINE_CHANGED       | /reason        | "x*1001"
      NOTE_WRITTEN       | /note          |
      NOTE_WRITTEN       | /note          | " "
      NOTE_WRITTEN       | /note          | "x*2001"
      NOTE_WRITTEN       | /note          | ["Ask"]
      LINE_CHANGED       | /transferTo    | "x*101"
      LINE_CHANGED       | /transferTo    | {}
      LINE_CHANGED       | /split         | "half"
      EXCEPTION_RESOLVED | /resolution    |
      EXCEPTION_RESOLVED | /resolution    | "FORGOTTEN"
      EXCEPTION_RESOLVED | /resolution    | 1
      EXCEPTION_RESOLVED | /reason        | "x*1001"
      EXCEPTION_RESOLVED | /reason        | "half \\ud800 a pair"
      EXCEPTION_RESOLVED | /reference     | "x*501"
      REVIEW             | /version       |
      REVIEW             | /version       | null
      REVIEW             | /version       | "two"
      REVIEW             | /version       | 1.5
      REVIEW             | /version       | 1e400
      REVIEW             | /version       | 99999999999
      REVIEW             | /version       | [1]
      REVIEW             | /version       | true
      REVIEW             | /version       | ""
      REVIEW             | /reason        | "x*1001"
      APPROVAL           | /version       |
      APPROVAL           | /version       | {}
      APPROVAL           | /reason        | ["Seen"]
      RETURN             | /version       |
      RETURN             | /reason        | "nul \\u0000"
      RECALL             | /version       |
      RECALL             | /reason        | "half \\ud800 a pair"
      """)
  void namesTheMemberThatIsWrong(Write write, String spot, String value) {
    refusing.malformed(write, spot, value == null ? "" : value);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      BILLING_RUN        | /matterIds/0  | "no-such-matter"   | 422 | UNKNOWN_MATTER      |
      BILLING_RUN        | /matterIds/0  | "x*101"            | 422 | UNKNOWN_MATTER      |
      BILLING_RUN        | /periodEnd    | "0001-01-01"       | 422 | ABSURD_PERIOD       |
      BILLING_RUN        | /periodEnd    | "9999-12-31"       | 422 | ABSURD_PERIOD       |
      MILESTONE          | /reachedOn    | "2099-01-01"       | 422 | NOT_YET_REACHED     |
      OUTCOME            | /reachedOn    | "1999-12-31"       | 422 | NOT_YET_REACHED     |
      HOLD               | /until        | "2020-01-01"       | 422 | HOLD_OUT_OF_RANGE   |
      LINE_ADDED         | /timekeeperId | "TK77"             | 422 | UNKNOWN_TIMEKEEPER  |
      LINE_ADDED         | /date         | "2099-01-01"       | 422 | OUTSIDE_THE_PERIOD  |
      LINE_CHANGED       | /writeDown    | "1000.00"          | 422 | WRITE_DOWN_TOO_HIGH |
      LINE_CHANGED       | /reason       |                    | 422 | REASON_MISSING      |
      EXCEPTION_RESOLVED | /reason       | " "                | 422 | REASON_MISSING      |
      EXCEPTION_RESOLVED | /resolution   | "FIXED"            | 422 | STILL_VIOLATED      |
      EXCEPTION_RESOLVED | /resolution   | "CLIENT_APPROVED"  | 422 | NOT_THIS_WAY        |
      REVIEW             | /version      | 77                 | 409 | STALE_VERSION       |
      REVIEW             | /version      | -1                 | 409 | STALE_VERSION       |
      APPROVAL           | /version      | 0                  | 409 | STALE_VERSION       |
      RETURN             | /version      | 77                 | 409 | STALE_VERSION       |
      RETURN             | /reason       |                    | 422 | REASON_MISSING      |
      RECALL             | /version      | 77                 | 409 | STALE_VERSION       |
      """)
  void saysWhichRuleStandsAgainstWhatReadsWell(
      Write write, String spot, String value, int status, String code, String pointer) {
    refusing.refused(write, spot, value == null ? "" : value, status, code, pointer == null ? spot : pointer);
  }
}
