package io.matterflow.badinput;

import io.matterflow.ProductTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Invoices sent again, disputes, payments and finished tasks in which one member is wrong. */
@ProductTest
@Tag("both-databases")
class BadMoneyInputTest {

  @Autowired private Refusing refusing;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      DELIVERY         | /channel       | "FAX"
      DELIVERY         | /channel       | "email"
      DELIVERY         | /channel       | ""
      DELIVERY         | /channel       | {"name": "EMAIL"}
      DELIVERY         | /reason        |
      DELIVERY         | /reason        | null
      DELIVERY         | /reason        | " "
      DELIVERY         | /reason        | "x*1001"
      DELIVERY         | /reason        | "half \\ud800 a pair"
      DELIVERY         | /reason        | "nul \\u0000"
      DELIVERY         | /reason        | []
      DISPUTE          | /reason        |
      DISPUTE          | /reason        | null
      DISPUTE          | /reason        | " "
      DISPUTE          | /reason        | "x*2001"
      DISPUTE          | /reason        | "half \\ud800 a pair"
      DISPUTE          | /reason        | "nul \\u0000"
      DISPUTE          | /reason        | {}
      DISPUTE          | /amount        | "0"
      DISPUTE          | /amount        | "-40.00"
      DISPUTE          | /amount        | "40.005"
      DISPUTE          | /amount        | "1e400"
      DISPUTE          | /amount        | "1e2"
      DISPUTE          | /amount        | "all of it"
      DISPUTE          | /amount        | ""
      DISPUTE          | /amount        | "9*40"
      DISPUTE          | /amount        | ["40.00"]
      DISPUTE          | /currency      | "DOLLAR"
      DISPUTE          | /currency      | "usd"
      DISPUTE          | /currency      | "XXX"
      DISPUTE          | /currency      | ""
      DISPUTE          | /currency      | "x*500"
      DISPUTE          | /currency      | {}
      DISPUTE_RESOLVED | /reason        |
      DISPUTE_RESOLVED | /reason        | ""
      DISPUTE_RESOLVED | /reason        | "x*2001"
      DISPUTE_RESOLVED | /reason        | "half \\ud800 a pair"
      PAYMENT          | /source        |
      PAYMENT          | /source        | null
      PAYMENT          | /source        | ""
      PAYMENT          | /source        | "x*61"
      PAYMENT          | /source        | "half \\ud800"
      PAYMENT          | /source        | ["bank"]
      PAYMENT          | /currency      | "XXX"
      PAYMENT          | /eventId       |
      PAYMENT          | /eventId       | " "
      PAYMENT          | /eventId       | "x*121"
      PAYMENT          | /eventId       | "nul \\u0000"
      PAYMENT          | /invoiceNumber |
      PAYMENT          | /invoiceNumber | " "
      PAYMENT          | /invoiceNumber | "x*41"
      PAYMENT          | /invoiceNumber | {"number": 7}
      PAYMENT          | /clientId      | " "
      PAYMENT          | /clientId      | "x*61"
      PAYMENT          | /amount        |
      PAYMENT          | /amount        | null
      PAYMENT          | /amount        | "0"
      PAYMENT          | /amount        | "0.00"
      PAYMENT          | /amount        | "-60.00"
      PAYMENT          | /amount        | "60.005"
      PAYMENT          | /amount        | "1000000000"
      PAYMENT          | /amount        | "1e400"
      PAYMENT          | /amount        | 1e400
      PAYMENT          | /amount        | "60,00"
      PAYMENT          | /amount        | "$60.00"
      PAYMENT          | /amount        | "٦٠"
      PAYMENT          | /amount        | "9*40"
      PAYMENT          | /amount        | {}
      PAYMENT          | /currency      |
      PAYMENT          | /currency      | "ABC"
      PAYMENT          | /currency      | "usd"
      PAYMENT          | /currency      | "US"
      PAYMENT          | /currency      | 840
      PAYMENT          | /receivedOn    | "2026-02-30"
      PAYMENT          | /receivedOn    | "2999-01-01"
      PAYMENT          | /receivedOn    | "0001-01-01"
      PAYMENT          | /receivedOn    | "yesterday"
      PAYMENT          | /receivedOn    | 20260630
      PAYMENT          | /receivedOn    | [2026, 6, 30]
      PAYMENT          | /method        | ""
      PAYMENT          | /method        | "x*41"
      PAYMENT          | /method        | "=cmd()"
      PAYMENT          | /account       | "SAVINGS"
      PAYMENT          | /account       | 0
      PAYMENT          | /account       | ""
      PAYMENT          | /type          | "STOLEN"
      PAYMENT          | /type          | 1
      PAYMENT          | /paymentRef    | "x*121"
      PAYMENT          | /paymentRef    | " "
      PAYMENT          | /item          | "x*121"
      PAYMENT          | /answerBy      | "soon"
      PAYMENT_REFUND   | /amount        | "0.001"
      PAYMENT_REFUND   | /amount        | "-1"
      PAYMENT_REFUND   | /amount        | {}
      PAYMENT_REFUND   | /reason        |
      PAYMENT_REFUND   | /reason        | " "
      PAYMENT_REFUND   | /reason        | "x*2001"
      OPENING | /invoices/0/number        |
      OPENING | /invoices/0/number        | "70/001"
      OPENING | /invoices/0/number        | "x*21"
      OPENING | /invoices/0/number        | "=1"
      OPENING | /invoices/0/number        | ["70001"]
      OPENING | /invoices/0/clientId      |
      OPENING | /invoices/0/clientId      | "x*65"
      OPENING | /invoices/0/clientId      | {}
      OPENING | /invoices/0/clientId      | "nul \\u0000"
      OPENING | /invoices/0/matterId      | "half \\ud800"
      OPENING | /invoices/0/matterId      | []
      OPENING | /invoices/0/invoiceDate   |
      OPENING | /invoices/0/invoiceDate   | "2026-02-30"
      OPENING | /invoices/0/invoiceDate   | [2026, 6, 30]
      OPENING | /invoices/0/dueDate       | null
      OPENING | /invoices/0/dueDate       | "0001-01-01"
      OPENING | /invoices/0/deliveredOn   | "2999-01-01"
      OPENING | /invoices/0/deliveredOn   | true
      OPENING | /invoices/0/amount        |
      OPENING | /invoices/0/amount        | "0"
      OPENING | /invoices/0/amount        | "12.005"
      OPENING | /invoices/0/amount        | "1e400"
      OPENING | /invoices/0/amount        | "9*40"
      OPENING | /invoices/0/paid          | null
      OPENING | /invoices/0/paid          | "1200.01"
      OPENING | /invoices/0/paid          | "-1.00"
      PAYMENT_DECISION | /decision      |
      PAYMENT_DECISION | /decision      | null
      PAYMENT_DECISION | /decision      | "BURN"
      PAYMENT_DECISION | /decision      | 2
      PAYMENT_DECISION | /decision      | ["REFUND"]
      PAYMENT_DECISION | /reason        |
      PAYMENT_DECISION | /reason        | " "
      PAYMENT_DECISION | /reason        | "x*2001"
      PAYMENT_DECISION | /reason        | "nul \\u0000"
      PAYMENT_DECISION | /reference     | "x*121"
      PAYMENT_DECISION | /reference     | " "
      PAYMENT_DECISION | /invoiceNumber | "x*41"
      PAYMENT_DECISION | /invoiceNumber | " "
      TASK_FINISHED    | /outcome       | {}
      TASK_FINISHED    | /outcome       | "half \\ud800"
      TASK_FINISHED    | /reason        | ["ADMINISTRATIVE"]
      TASK_FINISHED    | /answers       | []
      TASK_FINISHED    | /answers       | "yes"
      TASK_FINISHED    | /answers/word  | {}
      TASK_FINISHED    | /answers/word  | "half \\ud800"
      """)
  void namesTheMemberThatIsWrong(Write write, String spot, String value) {
    refusing.malformed(write, spot, value == null ? "" : value);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      DISPUTE          | /amount        | "100.01"       | 422 | MORE_THAN_OPEN            |
      DISPUTE          | /amount        | "999999999999" | 422 | MORE_THAN_OPEN            |
      DISPUTE          | /currency      | "EUR"          | 422 | MORE_THAN_OPEN            | /amount
      PAYMENT          | /currency      | "EUR"          | 422 | WRONG_CURRENCY            |
      PAYMENT          | /clientId      | "C1001"        | 422 | INVOICE_OF_ANOTHER_CLIENT |
      PAYMENT_REFUND   | /amount        | "999"          | 422 | MORE_THAN_HELD            |
      TASK_FINISHED    | /outcome       | "PERHAPS"      | 422 | NO_SUCH_OUTCOME           |
      TASK_FINISHED    | /outcome       | null           | 422 | NO_SUCH_OUTCOME           |
      TASK_FINISHED    | /outcome       |                | 422 | NO_SUCH_OUTCOME           |
      TASK_FINISHED    | /reason        | "BORED"        | 422 | REASON_REQUIRED           |
      TASK_FINISHED    | /reason        |                | 422 | REASON_REQUIRED           |
      """)
  void saysWhichRuleStandsAgainstWhatReadsWell(
      Write write, String spot, String value, int status, String code, String pointer) {
    refusing.refused(write, spot, value == null ? "" : value, status, code, pointer == null ? spot : pointer);
  }
}
