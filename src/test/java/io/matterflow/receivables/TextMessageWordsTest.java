package io.matterflow.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.directory.Directory;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.messaging.Addresses;
import io.matterflow.messaging.MessageTexts;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.payments.PaymentLinks;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever the firm is called and whatever is owed: one message, in its alphabet, without the matter, or none. */
@ProductTest
class TextMessageWordsTest {

  private static final int RUNS = 400;
  private static final long SEED = 20260630;
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 &.,'-{}[]~^|\\€äöüßéèçñÑÅøşłńž–—‘’“”…\u00a0Ωж中😀";
  /** The alphabet and its second page as the standard has them, written down apart from the product. */
  private static final String ONCE = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà"
      + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final Set<Character> TWICE = Set.of('^', '{', '}', '\\', '[', '~', ']', '|', '€', '\f');

  @Autowired private Firm firm;
  @Autowired private Directory directory;
  @Autowired private MessageTexts texts;
  @Autowired private Addresses addresses;

  private final Random random = new Random(SEED);

  @Test
  void fitsIntoOneMessageAndNamesNoMatter() {
    var client = firm.hourlyMatter().withSmsConsent().loaded();

    for (int run = 0; run < RUNS; run++) {
      var name = text(1 + random.nextInt(90));
      var words = sms(client, name, amount(), link());

      words.ifPresent(message -> {
        assertThat(septets(message.text())).as(name).isBetween(1, 160);
        assertThat(message.html()).isEmpty();
        assertThat(message.text()).contains("STOP")
            .doesNotContain(client.number(), client.matter().name(), client.client().name());
      });
    }
  }

  @Test
  void aFirmOfAnOrdinaryNameIsNeverKeptFromWriting() {
    var client = firm.hourlyMatter().withSmsConsent().loaded();

    for (int length = 1; length <= 45; length++) {
      assertThat(sms(client, "M".repeat(length), Money.usd("99999999.99"), link())).as("%d letters", length)
          .hasValueSatisfying(message -> assertThat(septets(message.text())).isLessThanOrEqualTo(160));
    }
  }

  @Test
  void aNameInAnotherScriptIsNotSentInPieces() {
    var client = firm.hourlyMatter().withSmsConsent().loaded();

    assertThat(sms(client, "中文律师事务所", Money.usd("100"), Optional.empty())).isEmpty();
  }

  private Optional<Message> sms(Engagement client, String firmName, Money asked, Optional<URI> link) {
    var messages = new ReminderMessages(called(firmName), texts, links(link), addresses, invoice -> Optional.empty());
    var step = new ReminderStep("day20", Instant.EPOCH, ReminderChannel.SMS, Optional.empty(), "REMINDER",
        Optional.empty(), Role.BILLING_COORDINATOR,
        new Window(ZoneOffset.UTC, LocalTime.MIN, Optional.empty(), day -> true));
    var due = LocalDate.parse("2026-09-30");
    var invoice = new Invoice(new InvoiceNumber("10001"), Invoice.State.DELIVERED, Optional.of(client.id()),
        client.clientId(),
        LocalDate.parse("2026-08-31"), due, Optional.empty(), Optional.empty(), asked, asked, Money.usd("0"),
        Money.usd("0"), Optional.empty(), Optional.empty());
    return messages.of("reminder:10001:day20", step, invoice, asked, random.nextBoolean() ? due : due.plusDays(1))
        .filter(message -> message.channel() == Channel.SMS);
  }

  /** The directory, with a firm of another name. */
  private Directory called(String name) {
    var real = directory.firm();
    var other = new io.matterflow.directory.Firm(name, real.lawFirmId(), real.domains(), real.zone(),
        real.sharedMailboxes(),
        real.matterMailDomain(), real.address());
    return (Directory) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Directory.class},
        (proxy, method, arguments) -> {
          try {
            return method.getName().equals("firm") ? other : method.invoke(directory, arguments);
          } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
          }
        });
  }

  private static PaymentLinks links(Optional<URI> link) {
    return (PaymentLinks) Proxy.newProxyInstance(TextMessageWordsTest.class.getClassLoader(),
        new Class<?>[] {PaymentLinks.class},
        (proxy, method, arguments) -> link);
  }

  private Optional<URI> link() {
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(URI.create("https://pay.example.com/" + "a".repeat(random.nextInt(120))));
  }

  private Money amount() {
    return Money.usd(
        BigDecimal.valueOf(1 + (long) (random.nextInt(Integer.MAX_VALUE) % 10_000_000_00L), 2).toPlainString());
  }

  private String text(int length) {
    var codePoints = LETTERS.codePoints().toArray();
    return random.ints(length, 0, codePoints.length)
        .mapToObj(at -> Character.toString(codePoints[at]))
        .collect(Collectors.joining());
  }

  private static int septets(String text) {
    return text.chars().map(sign -> {
      if (TWICE.contains((char) sign)) {
        return 2;
      }
      assertThat(ONCE.indexOf(sign)).as("'%c' is in the alphabet", sign).isNotNegative();
      return 1;
    }).sum();
  }
}
