package io.matterflow.rules;

import static io.matterflow.rules.EditedTable.replacing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.matterflow.ProductTest;
import io.matterflow.access.Canary;
import io.matterflow.kernel.Actor;
import io.matterflow.rules.Finding.Severity;
import io.matterflow.rules.TableChange.Refused;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Tables that must not come in: each is refused with the row and column at fault, and nothing of it is ever evaluated.
 */
@ProductTest
class BrokenTablesTest {

  private static final String DECISION = " id=\"trust-clearing\"";
  private static final Map<String, String> SAME = Map.of();

  @Autowired private RuleLint lint;
  @Autowired private TableReleases tables;
  @Autowired private RepositoryService repository;
  @Autowired private Canary canary;

  static Stream<Arguments> code() {
    return Stream.of(
        broken("JUEL that calls a bean", clearing().cell("check", "=businessDays", "${canary.sing()}"),
            "Row 1 (check), businessDays"),
        broken("JUEL put off", clearing().cell("check", "=businessDays", "#{canary.sing()}"),
            "Row 1 (check), businessDays"),
        broken("a call without its braces", clearing().cell("check", "=businessDays", "canary.sing()"),
            "Row 1 (check), businessDays"),
        broken("a call in a condition", clearing().cell("wire", "method", "canary.sing()"), "Row 2 (wire), method"),
        broken("a call in a text of a condition", clearing().cell("wire", "method", "\"${canary.sing()}\""),
            "Row 2 (wire), method"),
        broken("a call beside a comparison", EditedTable.of("tax").cell("hawaii", "day", "> canary.sing()"),
            "Row 2 (hawaii), day"),
        broken("a bean as a fact", clearing().cell("wire", "method", "canary"), "Row 2 (wire), method"),
        broken("FEEL that chooses", clearing().cell("check", "=businessDays", "if method = \"CHECK\" then 5 else 0"),
            "Row 1 (check), businessDays"),
        broken("a function of FEEL", clearing().cell("ach", "method", "starts with(method, \"A\")"),
            "Row 3 (ach), method"),
        broken("a date of FEEL", EditedTable.of("tax").cell("hawaii", "day", "< date(\"2026-01-01\")"),
            "Row 2 (hawaii), day"),
        broken("arithmetic", EditedTable.of("prompt-expiry").cell("billed", "businessDaysOpen", ">= 10 * 2"),
            "Row 2 (billed), businessDaysOpen"),
        broken("a script in a cell",
            replacing("trust-clearing", "<outputEntry id=\"wire-businessDays\"",
                "<outputEntry id=\"wire-businessDays\" expressionLanguage=\"javascript\""),
            "Row 2 (wire), businessDays"),
        broken("JUEL by its name",
            replacing("trust-clearing", "<inputEntry id=\"wire-method\"",
                "<inputEntry id=\"wire-method\" expressionLanguage=\"juel\""),
            "Row 2 (wire), method"),
        broken("another language for all",
            replacing("trust-clearing", "expressionLanguage=\"", "expressionLanguage=\"http://www.groovy-lang.org/"),
            "trust-clearing-definitions"),
        broken("FEEL by its name in a result",
            replacing("trust-clearing", "<outputEntry id=\"wire-businessDays\"",
                "<outputEntry id=\"wire-businessDays\" expressionLanguage=\"feel\""),
            "Row 2 (wire), businessDays"),
        broken("a name for the value of an input",
            replacing("trust-clearing", " id=\"method-input\"",
                " camunda:inputVariable=\"canary\" id=\"method-input\""),
            "method-input"),
        broken("an input that is an expression",
            replacing("trust-clearing", "<text>method</text>", "<text>${canary.sing()}</text>"),
            "Input ${canary.sing()}"),
        broken("an expression in a label", replacing("trust-clearing", "label=\"", "label=\"${canary.sing()} "),
            "account-input"),
        broken("an expression in an annotation", clearing().annotation("wire", "See ${canary.sing()}."), "Row 2 (wire)",
            "has in its description"),
        broken("an expression in a description",
            replacing("trust-clearing", "<description>", "<description>#{canary.sing()} "), "trust-clearing",
            "has in its description"),
        broken("an expression beside the cells",
            replacing("trust-clearing", "</rule>", "${canary.sing()}</rule>"), "Row 1 (check)", "has in its rule"),
        broken("a decision that is an expression", new EditedText("trust-clearing", """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
            <decision id="trust-clearing" name="d"><literalExpression id="code"><text>canary.sing()</text></literalExpression></decision></definitions>
            """).text(), "code"),
        broken("another decision that it needs", replacing("trust-clearing", "<decisionTable",
            "<informationRequirement id=\"first\"><requiredDecision href=\"#other\" /></informationRequirement><decisionTable"),
            "first"));
  }

  static Stream<Arguments> files() {
    return Stream.of(
        broken("no XML", replacing("trust-clearing", "</definitions>", ""), "Line "),
        broken("a tag that is not closed", replacing("trust-clearing", "</rule>", ""), "Line "),
        broken("a DOCTYPE",
            replacing("trust-clearing", "<definitions",
                "<!DOCTYPE definitions [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><definitions"),
            "Line "),
        broken("a DTD elsewhere",
            replacing("trust-clearing", "<definitions",
                "<!DOCTYPE definitions SYSTEM \"http://127.0.0.1:9/x.dtd\"><definitions"),
            "Line "),
        broken("another encoding", replacing("trust-clearing", "encoding=\"UTF-8\"", "encoding=\"UTF-16\""),
            "The file"),
        broken("a file too large",
            new EditedText("trust-clearing", "<a>" + "x".repeat(PlainXml.LARGEST) + "</a>").text(), "The file"),
        broken("a file too deep", new EditedText("trust-clearing", "<a>".repeat(100) + "</a>".repeat(100)).text(),
            "The file"),
        broken("another table's id", replacing("trust-clearing", DECISION, " id=\"trust-cleaning\""), "trust-cleaning"),
        broken("a table that the product does not ask", new RuleText(RuleText.Kind.TABLE, "house-rules",
            replacing("trust-clearing", DECISION, " id=\"house-rules\"").text()), "house-rules"),
        broken("a history kept no day", replacing("trust-clearing", "\"P180D\"", "\"P0D\""), "trust-clearing",
            "history"),
        broken("a history of which nothing is said",
            replacing("trust-clearing", " camunda:historyTimeToLive=\"P180D\"", ""), "trust-clearing",
            "does not say for how long"),
        broken("one id twice", replacing("trust-clearing", "<rule id=\"wire\"", "<rule id=\"check\""), "The file"));
  }

  static Stream<Arguments> columns() {
    return Stream.of(
        broken("a fact that nobody has", replacing("trust-clearing", "<text>method</text>", "<text>metod</text>"),
            "Input metod"),
        broken("a fact as another type",
            replacing("trust-clearing", "id=\"method-expression\" typeRef=\"string\"",
                "id=\"method-expression\" typeRef=\"integer\""),
            "Input method"),
        broken("a fact twice", replacing("trust-clearing", "<text>method</text>", "<text>account</text>"),
            "Input account"),
        broken("a result under another name", replacing("trust-clearing", "name=\"businessDays\"", "name=\"days\""),
            "Outputs"),
        broken("a result of another type",
            replacing("trust-clearing", "name=\"businessDays\" typeRef=\"integer\"",
                "name=\"businessDays\" typeRef=\"string\""),
            "Outputs"),
        broken("all rows for an answer", replacing("trust-clearing", "hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\""),
            "Hit policy"),
        broken("one row alone for an answer",
            replacing("trust-clearing", "hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\""), "Hit policy"),
        broken("a cell too few", clearing().withoutCell("wire", "account"), "Row 2 (wire)"));
  }

  static Stream<Arguments> cells() {
    return Stream.of(
        broken("a word that is none", clearing().cell("check", "method", "\"CHEQUE\""), "Row 1 (check), method"),
        broken("a result that is no word",
            EditedTable.of("review-deadline").cell("review", "=dueUnit", "\"FORTNIGHTS\""), "Row 1 (review), dueUnit"),
        broken("a result left empty", clearing().cell("check", "=businessDays", ""), "Row 1 (check), businessDays"),
        broken("half a day", clearing().cell("check", "=businessDays", "2.5"), "Row 1 (check), businessDays"),
        broken("a text where a number is compared",
            EditedTable.of("prompt-expiry").cell("billed", "businessDaysOpen", "\"twenty\""),
            "Row 2 (billed), businessDaysOpen"),
        broken("a text compared", clearing().cell("check", "method", "> \"CASH\""), "Row 1 (check), method"),
        broken("an amount with a comma", EditedTable.of("pre-bill-route").cell("largeBill", "amount", "> 50,000.00"),
            "Row 4 (largeBill), amount"),
        broken("an amount that reads as two", EditedTable.of("pre-bill-route").cell("largeBill", "amount", "> 50,125"),
            "Row 4 (largeBill), amount", "thousands"),
        broken("money with its sign", EditedTable.of("pre-bill-route").cell("largeBill", "amount", "> $50000"),
            "Row 4 (largeBill), amount"),
        broken("a day that is none", EditedTable.of("tax").cell("hawaii", "day", "<= 20260231"), "Row 2 (hawaii), day"),
        broken("a thirteenth month", EditedTable.of("tax").cell("hawaii", "day", "[20261301..20261331]"),
            "Row 2 (hawaii), day"),
        broken("a percentage in words", EditedTable.of("tax").cell("hawaii", "=percent", "\"four\""),
            "Row 2 (hawaii), percent"),
        broken("no lawyer who signs", EditedTable.of("trust-authorization").cell("draw", "=signers", "0"),
            "Row 5 (draw), signers", "0 is too few: 1 lawyer signs at least"),
        broken("an answer before it is asked", EditedTable.of("rule-release").cell("anyOther", "=answerIn", "0"),
            "Row 3 (anyOther), answerIn", "0 is not from 1 to 250"),
        broken("an answer that nobody lives to see",
            EditedTable.of("rule-release").cell("anyOther", "=answerIn", "100000"),
            "Row 3 (anyOther), answerIn"),
        broken("collected before it came", clearing().cell("check", "=businessDays", "-5"),
            "Row 1 (check), businessDays", "-5 is not from 0 to 250"),
        broken("no annotation", clearing().annotation("wire", ""), "Row 2 (wire)"),
        broken("an annotation of blanks", clearing().annotation("wire", "  "), "Row 2 (wire)"));
  }

  static Stream<Arguments> rows() {
    return Stream.of(
        broken("a gap where a row was", clearing().without("anyOther"), "The table",
            "no row answers any more for method OTHER"),
        broken("a gap between two days", EditedTable.of("prompt-expiry").cell("waits", "businessDaysOpen", "< 9"),
            "The table", "businessDaysOpen"),
        broken("a gap beside two limits", EditedTable.of("adjustment-approval").cell("large", "amount", "> 2500.01"),
            "The table", "percent"),
        broken("two answers", EditedTable.of("review-deadline").cell("approval", "step", "\"REVIEW\",\"APPROVAL\""),
            "Row 2 (approval)", "row 1 (review)"),
        broken("two answers by leaving a cell open", EditedTable.of("escalation-ladder").cell("partner", "asked", "-"),
            "Row 4 (partner)", "row 1 (timekeeper)"),
        broken("a row below one that takes all", clearing().copy("check", "late", false, Map.of("account", "\"CA-1\"")),
            "Row 2 (late)", "row 1 (check)"),
        broken("a row below the last", clearing().copy("anyOther", "later", false, Map.of("method", "\"WIRE\"")),
            "Row 8 (later)", "row 2 (wire)"),
        broken("a row that two others take from",
            EditedTable.of("prompt-expiry")
                .copy("waits", "young", true, Map.of("businessDaysOpen", "< 15"))
            .copy("waits", "old", true, Map.of("businessDaysOpen", ">= 15")), "Row 5 (waits)", "(young)", "(old)"),
        broken("a range the wrong way round",
            EditedTable.of("prompt-expiry").cell("billed", "businessDaysOpen", "[30..20]"),
            "Row 2 (billed), businessDaysOpen"),
        broken("neither yes nor no",
            EditedTable.of("delivery-channel").cell("payment-plan", "paymentPlan", "not(true,false)"),
            "Row 2 (payment-plan), paymentPlan"),
        broken("a number more than itself",
            EditedTable.of("own-question").cell("call-large", "open", "> open"), "Row", "holds open against itself"),
        broken("words that nobody sees",
            EditedTable.of("guideline-words").annotation("billingBillingInquiry", "\u200b"), "Row",
            "has no annotation"),
        broken("one row twice, with cells left empty",
            EditedTable.of("pre-bill-route").copy("largeBill", "largeBillAgain", false,
                Map.of("practice", "", "client", "")),
            "Row 5 (largeBillAgain)", "row 4 (largeBill)"),
        broken("bills that nobody signs",
            EditedTable.of("pre-bill-route").cell("partnerSigns", "practice", "\"Litigation\""),
            "The table", "no row says role for step APPROVAL", "practice any other"),
        broken("bills that nobody reviews", EditedTable.of("pre-bill-route").without("coordinatorReviewsProBono"),
            "The table", "no row says role for step REVIEW", "arrangement PRO_BONO"),
        broken("no business day at all",
            EditedTable.of("business-calendar").cell("business-day", "=day", "\"HOLIDAY\""),
            "The table", "leaves no business day from", "(weekend)", "(business-day)", "60 days ahead"),
        broken("a winter without a business day",
            EditedTable.of("business-calendar")
                .copy("business-day", "winter", true, Map.of("month", "1,2,12", "=day", "\"HOLIDAY\"")),
            "The table", "through", "(winter)"),
        broken("books that are never posted",
            EditedTable.of("accounting-nights").cell("workedDay", "=posts", "false"),
            "The table", "posts in no night"),
        broken("nobody ever asked about their work",
            EditedTable.of("round-hours").cell("weekEnds", "=round", "false").cell("dayEnds", "=round", "false"),
            "The table", "a round on no day"),
        broken("a thirtieth of February",
            EditedTable.of("business-calendar")
                .copy("business-day", "leap", true, Map.of("month", "2", "dayOfMonth", "30", "=day", "\"HOLIDAY\"")),
            "Row 23 (leap)", "no such day"),
        broken("a month too many",
            EditedTable.of("business-calendar")
                .copy("business-day", "month", true, Map.of("month", "13", "=day", "\"HOLIDAY\"")),
            "Row 23 (month)", "no such day"),
        broken("a year long gone",
            EditedTable.of("business-calendar")
                .copy("business-day", "old", true, Map.of("year", "1990", "month", "5", "dayOfMonth", "1")),
            "Row 23 (old), year", "no day of such a year is asked for", "from 2000 to 2099"),
        broken("a day that is another weekday",
            EditedTable.of("business-calendar").copy("business-day", "friday", true,
                Map.of("year", "2026", "month", "7", "dayOfMonth", "6", "weekday", "\"FRIDAY\"")),
            "Row 23 (friday)", "another weekday"),
        broken("trust money in the admin's hands",
            EditedTable.of("rule-release").cell("trustMoney", "=releaser", "\"BILLING_ADMIN\""),
            "Row 1 (trustMoney), releaser", "trust money is always a lawyer's", "Write TRUST_AUTHORITY"),
        broken("trust money in anybody's hands", EditedTable.of("rule-release").without("trustMoney"),
            "Row 2 (anyOther), releaser", "(bank-debit, ", " more)"),
        broken("one trust table in legal ops' hands",
            EditedTable.of("rule-release")
                .copy("trustMoney", "clearing", true,
                    Map.of("aboutTrust", "-", "rule", "\"trust-clearing\"", "=releaser", "\"LEGAL_OPS\"")),
            "Row 1 (clearing), releaser", "(trust-clearing)"),
        broken("a row with an id that no record keeps",
            replacing("own-question", "id=\"call-large\"", "id=\"call-large%s\"".formatted("x".repeat(100))),
            "Row 1 (call-large", "has an id of 110 characters, and answers are kept by it"),
        broken("one row twice", EditedTable.of("pre-bill-route").copy("largeBill", "largeBillAgain", false, SAME),
            "Row 5 (largeBillAgain)", "row 4 (largeBill)"));
  }

  static Stream<Arguments> mails() {
    var html = "Row 1 (invoice-pay-online), html";
    return Stream.of(
        broken("a subject of two lines", mail("subject", "Invoice\nBcc: x@y.example"),
            "Row 1 (invoice-pay-online), subject", "one line"),
        broken("a script in a mail", mail("html", "<p>Hello</p><script>alert(1)</script>"), html, "<script>"),
        broken("a page in a mail", mail("html", "<iframe src='https://evil.example'></iframe>"), html, "<iframe"),
        broken("a picture from elsewhere", mail("html", "<img src='https://evil.example/1.png'/>"), html, "<img"),
        broken("what a click does", mail("html", "<p onclick='alert(2)'>Hello</p>"), html, "onclick"),
        broken("what a click does, after what is known", mail("html", "<p class='a' ONCLICK=alert(2)>Hello</p>"), html,
            "ONCLICK"),
        broken("a link that is code", mail("html", "<a href='javascript:alert(3)'>Pay</a>"), html, "javascript"),
        broken("a link that is code, in disguise", mail("html", "<a href='java&#115;cript:alert(3)'>Pay</a>"), html,
            "<a href"),
        broken("a link to what a client is called", mail("html", "<a href='{contactName}'>Pay</a>"), html, "<a href"),
        broken("a tag that is not closed", mail("html", "<p>Hello</p><script src=x "), html, "<script"),
        broken("a word that stays bold", mail("html", "<p><b>Dear client</p>"), html,
            "<b> is not closed before </p>; write </b> there"),
        broken("a paragraph without an end", mail("html", "<p>Dear client<br>"), html, "<p> is not closed; write </p>"),
        broken("an end without a beginning", mail("html", "Dear client</em>"), html, "</em> closes nothing"),
        broken("a comment", mail("html", "<!-- <p> --><p>Hello</p>"), html, "<!--"),
        broken("a look from elsewhere", mail("html", "<p style='background:url(https://evil.example)'>Hello</p>"), html,
            "style"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"code", "files", "columns", "cells", "rows", "mails"})
  void isRefusedWithItsPlace(String what, RuleText table, String place, String[] words) {
    long versions = repository.createDecisionDefinitionQuery().count();
    var songs = canary.songs();

    var findings = lint.findings(table);
    var released = tables.release(table.text(), "A try.", "root", Actor.ENGINE);

    assertThat(findings).filteredOn(Finding::isRefused).isNotEmpty();
    assertThat(findings).anySatisfy(finding -> {
      assertThat(finding.severity()).isEqualTo(Severity.REFUSED);
      assertThat(finding.place()).startsWith(place);
      assertThat(words).allSatisfy(word -> assertThat(finding.says()).contains(word));
    });
    assertThat(findings).extracting(Finding::says).noneMatch(says -> says.contains("java."));
    assertThat(lint.boundaries(table)).isEmpty();
    assertThat(released).isInstanceOf(Refused.class);
    assertThat(repository.createDecisionDefinitionQuery().count()).isEqualTo(versions);
    assertThat(canary.songs()).as("nothing is evaluated").isEqualTo(songs);
  }

  @Test
  void theNearestWordIsNamed() {
    assertThat(lint.findings(clearing().cell("check", "method", "\"CHEK\"").text()))
        .extracting(Finding::place, Finding::says)
        .containsExactly(tuple("Row 1 (check), method (Paid by)",
            "CHEK is never there; write one of CHECK, WIRE, ACH, CARD, CARD_GROSS, CASH, OTHER; the nearest is CHECK."));
  }

  private static EditedTable mail(String column, String words) {
    return EditedTable.of("message-texts").cell("invoice-pay-online", "=" + column, "\"%s\"".formatted(words));
  }

  private static EditedTable clearing() {
    return EditedTable.of("trust-clearing");
  }

  private static Arguments broken(String what, EditedTable table, String place, String... words) {
    return broken(what, table.text(), place, words);
  }

  private static Arguments broken(String what, RuleText table, String place, String... words) {
    return Arguments.of(what, table, place, words);
  }

  private record EditedText(String table, String file) {

    RuleText text() {
      return new RuleText(RuleText.Kind.TABLE, table, file);
    }
  }
}
