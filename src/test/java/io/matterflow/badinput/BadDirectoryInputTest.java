package io.matterflow.badinput;

import io.matterflow.ProductTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Clients, matters, timekeepers and logins in which one member is wrong. */
@ProductTest
@Tag("both-databases")
class BadDirectoryInputTest {

  @Autowired private Refusing refusing;

  /**
   * The client and its only matter stand or fall together: a matter of a client that was not taken is not taken either.
   */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      /clients/0/id                   |
      /clients/0/id                   | null
      /clients/0/id                   | 7
      /clients/0/id                   | "../../etc"
      /clients/0/id                   | "x*65"
      /clients/0/name                 |
      /clients/0/name                 | " "
      /clients/0/name                 | "x*10000"
      /clients/0/name                 | "half \\ud800 a pair"
      /clients/0/name                 | "nul \\u0000 within"
      /clients/0/name                 | ["Lakeshore"]
      /clients/0/delivery             | "PIGEON"
      /clients/0/delivery             | null
      /clients/0/paymentTermsDays     | -1
      /clients/0/paymentTermsDays     | 1e400
      /clients/0/paymentTermsDays     | "30"
      /clients/0/paymentTermsDays     | 731
      /clients/0/paymentPlan          | "no"
      /clients/0/currency             | "DOLLAR"
      /clients/0/smsConsent           | "yes"
      /clients/0/billingContact       | []
      /clients/0/billingContact/email | "two@a.example,three@b.example"
      /clients/0/billingContact/email | "one@a.example\\nBcc: all@b.example"
      /clients/0/billingContact/phone | "call me"
      /clients/0/domains              | "a.example"
      /clients/0/domains/0            | "not a domain"
      /clients/0/contacts             | {}
      /clients/0/contacts/0           | null
      /clients/0/rates                | "370"
      """)
  void namesTheMemberOfAClientThatIsWrong(String spot, String value) {
    refusing.malformed(AdministrationWrite.NEW_CLIENT, spot, value == null ? "" : value);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      /matters/0/id                  | "1001/0001"
      /matters/0/clientId            | "C-nobody"
      /matters/0/name                |
      /matters/0/name                | "half \\udc00 a pair"
      /matters/0/status              | "ASLEEP"
      /matters/0/billingModel        | "hourly"
      /matters/0/billingModel        | null
      /matters/0/responsibleAttorney | "TK77"
      /matters/0/responsibleAttorney | ["TK02"]
      /matters/0/increment           | "0"
      /matters/0/increment           | "-0.1"
      /matters/0/increment           | "1e400"
      /matters/0/increment           | 0.1
      /matters/0/increment           | "NaN"
      /matters/0/enrolledFrom        | "2026-02-30"
      /matters/0/enrolledFrom        | "0026-02-03"
      /matters/0/team                | "TK01"
      /matters/0/team/0              | "TK77"
      /matters/0/billingTerms        | "monthly"
      /matters/0/billingTerms/cycle  | "every month"
      """)
  void namesTheMemberOfAMatterThatIsWrong(String spot, String value) {
    refusing.malformed(AdministrationWrite.NEW_MATTER, spot, value == null ? "" : value);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      USER_INVITED  | /id           |
      USER_INVITED  | /id           | null
      USER_INVITED  | /id           | " "
      USER_INVITED  | /id           | "two words"
      USER_INVITED  | /id           | "${1+1}"
      USER_INVITED  | /id           | "<script>"
      USER_INVITED  | /id           | "x*65"
      USER_INVITED  | /id           | "half \\ud800"
      USER_INVITED  | /roles        |
      USER_INVITED  | /roles        | null
      USER_INVITED  | /roles        | []
      USER_INVITED  | /roles        | "auditor"
      USER_INVITED  | /roles        | {}
      USER_INVITED  | /roles/0      | "camunda-admin"
      USER_INVITED  | /roles/0      | null
      USER_INVITED  | /roles/0      | ""
      USER_INVITED  | /roles/0      | "x*41"
      USER_INVITED  | /timekeeperId | ""
      USER_INVITED  | /timekeeperId | "x*65"
      USER_INVITED  | /everyMatter  | "yes"
      USER_INVITED  | /everyMatter  | 1
      USER_ROLES    | /roles        |
      USER_ROLES    | /roles        | []
      USER_ROLES    | /roles/0      | "emperor"
      USER_ROLES    | /roles/0      | null
      USER_ROLES    | /everyMatter  | {}
      USER_DISABLED | /reason       |
      USER_DISABLED | /reason       | " "
      USER_DISABLED | /reason       | "x*1001"
      USER_DISABLED | /reason       | "nul \\u0000"
      PASSWORD      | /user         |
      PASSWORD      | /user         | "x*65"
      PASSWORD      | /token        | null
      PASSWORD      | /token        | "x*65"
      PASSWORD      | /password     |
      PASSWORD      | /password     | ""
      PASSWORD      | /password     | "x*201"
      PASSWORD      | /password     | ["Correct-Horse-9-Battery"]
      """)
  void namesTheMemberOfALoginThatIsWrong(Write write, String spot, String value) {
    refusing.malformed(write, spot, value == null ? "" : value);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      PASSWORD | /token    | "no-such-token" | TOKEN_NOT_VALID   | /token
      PASSWORD | /user     | "nobody"        | TOKEN_NOT_VALID   | /token
      PASSWORD | /password | "demo"          | PASSWORD_TOO_WEAK | /password
      """)
  void givesNoPasswordToWhomItIsNotDue(Write write, String spot, String value, String code, String pointer) {
    refusing.refused(write, spot, value, 422, code, pointer);
  }
}
