package io.matterflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.messaging.MessageTexts.Asked;
import io.matterflow.messaging.MessageTexts.Template;
import io.matterflow.messaging.Messages.Channel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class MessageTextsTest {

  private static final int ONE_SMS = 160;
  private static final String GSM =
      "[@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà\\n\\r-]*";

  private final MessageTexts texts = new MessageTexts(DecisionTesting.decisions(), new MailLayout(templates()));

  static Stream<Arguments> everyRow() {
    return Stream.of(
        Arguments.of("invoice-pay-online", MessageKey.INVOICE, Channel.EMAIL, true),
        Arguments.of("invoice", MessageKey.INVOICE, Channel.EMAIL, false),
        Arguments.of("reminder-pay-online", MessageKey.REMINDER, Channel.EMAIL, true),
        Arguments.of("reminder", MessageKey.REMINDER, Channel.EMAIL, false),
        Arguments.of("reminder-sms-pay-online", MessageKey.REMINDER, Channel.SMS, true),
        Arguments.of("reminder-sms", MessageKey.REMINDER, Channel.SMS, false),
        Arguments.of("reminder-overdue-pay-online", MessageKey.REMINDER_OVERDUE, Channel.EMAIL, true),
        Arguments.of("reminder-overdue", MessageKey.REMINDER_OVERDUE, Channel.EMAIL, false),
        Arguments.of("reminder-overdue-sms-pay-online", MessageKey.REMINDER_OVERDUE, Channel.SMS, true),
        Arguments.of("reminder-overdue-sms", MessageKey.REMINDER_OVERDUE, Channel.SMS, false),
        Arguments.of("instalment-missed-pay-online", MessageKey.INSTALMENT_MISSED, Channel.EMAIL, true),
        Arguments.of("instalment-missed", MessageKey.INSTALMENT_MISSED, Channel.EMAIL, false),
        Arguments.of("credit-note", MessageKey.CREDIT_NOTE, Channel.EMAIL, false),
        Arguments.of("invoice-voided", MessageKey.INVOICE_VOIDED, Channel.EMAIL, false),
        Arguments.of("thank-you", MessageKey.THANK_YOU, Channel.EMAIL, false),
        Arguments.of("please-call", MessageKey.PLEASE_CALL, Channel.EMAIL, false),
        Arguments.of("replenishment-pay-online", MessageKey.REPLENISHMENT, Channel.EMAIL, true),
        Arguments.of("replenishment", MessageKey.REPLENISHMENT, Channel.EMAIL, false));
  }

  @Test
  void theNearestLanguageIsTheClientsThenWithoutItsCountryThenEnglish() {
    assertThat(MessageTexts.nearest("de-AT")).containsExactly("de-AT", "de", "en");
    assertThat(MessageTexts.nearest("de")).containsExactly("de", "en");
    assertThat(MessageTexts.nearest("en")).containsExactly("en");
    assertThat(texts.languageOf(MessageKey.INVOICE, Channel.EMAIL, Optional.of("de-AT"), true)).isEqualTo("en");
    assertThat(texts.languageOf(MessageKey.INVOICE, Channel.EMAIL, Optional.empty(), true)).isEqualTo("en");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {nobody}    | text           | <p>html</p> | subject: {nobody} is no word
      subject     | {Total}        | <p>html</p> | text: {Total} is no word
      subject     | text           | {payLink}{pay} | html: {pay} is no word
      subject     | text           | <a href="{payLink }"> | html: {payLink } is no word
      ''          | for {matterName} |           | text: {matterName} stands in no text message
      ''          | Dear {contactName} |         | text: {contactName} stands in no text message
      """)
  void aTextThatLeavesOpenWhatNobodyCanFillInIsRefusedWithItsColumn(
      String subject,
      String text,
      String html,
      String said) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Template(subject, text, Optional.ofNullable(html)))
        .withMessageStartingWith(said);
  }

  @ParameterizedTest
  @MethodSource("everyRow")
  void aRowAnswersItsMessageAndUsesKnownWordsOnly(String rule, MessageKey key, Channel channel, boolean payOnline) {
    var rows = DecisionTesting.decisions()
        .look(MessageTexts.TABLE, new Asked(key, channel, MessageTexts.ENGLISH, payOnline));

    assertThat(rows).singleElement().satisfies(row -> {
      assertThat(row.rule().rule()).isEqualTo(rule);
      var template = row.result();
      assertThat(wordsOf(template)).allSatisfy(word -> assertThat(Word.called(word)).as(word).isPresent());
      assertThat(wordsOf(template)).contains(key == MessageKey.REPLENISHMENT ? "requestNumber" : "invoiceNumber",
          "firmName");
      assertThat(wordsOf(template).contains("payLink")).isEqualTo(payOnline);
    });
  }

  @ParameterizedTest
  @MethodSource("everyRow")
  void aMessageLeavesNoBraceOpen(String rule, MessageKey key, Channel channel, boolean payOnline) {
    var text = texts.of(key, channel, MessageTexts.ENGLISH, words(payOnline));

    assertThat(text.subject() + text.text() + text.html().map(MessageTextsTest::body).orElse(""))
        .doesNotContain("{", "}");
    assertThat(text.html().isPresent()).isEqualTo(channel == Channel.EMAIL);
    assertThat(text.subject().isEmpty()).isEqualTo(channel == Channel.SMS);
  }

  @ParameterizedTest
  @MethodSource("everyRow")
  void aTextMessageFitsIntoOneAndNamesNoMatter(String rule, MessageKey key, Channel channel, boolean payOnline) {
    if (channel == Channel.SMS) {
      var text = texts.of(key, channel, MessageTexts.ENGLISH, words(payOnline)).text();

      assertThat(text).hasSizeLessThanOrEqualTo(ONE_SMS).matches(GSM).doesNotContain("Dockside").contains("STOP");
    }
  }

  @ParameterizedTest
  @MethodSource("everyRow")
  void nothingSaysOverdueBeforeTheDueDate(String rule, MessageKey key, Channel channel, boolean payOnline) {
    if (key != MessageKey.REMINDER_OVERDUE) {
      var text = texts.of(key, channel, MessageTexts.ENGLISH, words(payOnline));

      assertThat(text.subject() + text.text() + text.html().orElse("")).doesNotContainIgnoringCase("overdue")
          .doesNotContain("was due");
    }
  }

  @Test
  void showsWhatIsFilledInLiterally() {
    var words = words(true);
    words.put(Word.CONTACT_NAME, "<script>alert('x')</script> {payLink} ${7*7} $1 [[${7*7}]]");

    var text = texts.of(MessageKey.INVOICE, Channel.EMAIL, MessageTexts.ENGLISH, words);

    assertThat(text.text()).contains("Dear <script>alert('x')</script> {payLink} ${7*7} $1 [[${7*7}]],");
    assertThat(text.html()).hasValueSatisfying(html -> assertThat(html)
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; {payLink} ${7*7} $1 [[${7*7}]]")
        .doesNotContain("<script>"));
  }

  @Test
  void aWordThatIsNotGivenIsAFault() {
    var words = words(true);
    words.remove(Word.DUE_DATE);

    assertThatIllegalStateException()
        .isThrownBy(() -> texts.of(MessageKey.INVOICE, Channel.EMAIL, MessageTexts.ENGLISH, words))
        .withMessageContaining("{dueDate}");
  }

  @Test
  void aLanguageWithoutARowIsWrittenToInEnglish() {
    assertThat(texts.of(MessageKey.INVOICE, Channel.EMAIL, "tlh", words(true)))
        .isEqualTo(texts.of(MessageKey.INVOICE, Channel.EMAIL, MessageTexts.ENGLISH, words(true)));
  }

  /** Whoever edits the table is told by these; what they promise is what the messages give. */
  @Test
  void anEMailOffersWhatATextMessageMayNotSay() {
    assertThat(MessageKey.REMINDER.words(Channel.EMAIL, true)).contains(Word.MATTER_NAME, Word.CONTACT_NAME,
        Word.PAY_LINK);
    assertThat(MessageKey.REMINDER.words(Channel.SMS, false))
        .contains(Word.AMOUNT_OPEN).doesNotContain(Word.MATTER_NAME, Word.CONTACT_NAME, Word.PAY_LINK);
  }

  private static Map<Word, String> words(boolean payOnline) {
    var words = new EnumMap<Word, String>(Word.class);
    words.put(Word.FIRM_NAME, "Harrow & Pike LLP");
    words.put(Word.CONTACT_NAME, "Accounts Payable");
    words.put(Word.MATTER_NAME, "Dockside Cargo Damage Litigation");
    words.put(Word.INVOICE_NUMBER, "10001");
    words.put(Word.INVOICE_DATE, "June 30, 2026");
    words.put(Word.DUE_DATE, "September 30, 2026");
    words.put(Word.TOTAL, "$121,874.50");
    words.put(Word.AMOUNT_OPEN, "$121,874.50");
    words.put(Word.CREDIT_NOTE, "CN-10001");
    words.put(Word.CREDITED, "$200.00");
    words.put(Word.INSTALMENT_AMOUNT, "$21,874.50");
    words.put(Word.INSTALMENT_DATE, "September 30, 2026");
    words.put(Word.REQUEST_NUMBER, "TR-1A2B3C4D");
    words.put(Word.AMOUNT_ASKED, "$2,500.00");
    words.put(Word.TRUST_BALANCE, "$1,500.00");
    words.put(Word.RETAINER_MINIMUM, "$2,000.00");
    if (payOnline) {
      words.put(Word.PAY_LINK, "http://localhost:8080/pay/AbCdEfGhIjKlMnOp");
    }
    return words;
  }

  private static String body(String page) {
    return page.substring(page.indexOf("<body>"));
  }

  private static List<String> wordsOf(Template template) {
    return MessageTexts.wordsIn(template.subject() + template.text() + template.html().orElse(""));
  }

  private static SpringTemplateEngine templates() {
    var resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/");
    resolver.setSuffix(".html");
    resolver.setCharacterEncoding("UTF-8");
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine;
  }
}
