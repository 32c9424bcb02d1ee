package io.matterflow.messaging.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.ProductTest;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import io.matterflow.engine.RefusedForGood;
import io.matterflow.messaging.Addresses;
import io.matterflow.messaging.Failure;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.OutgoingMessages;
import io.matterflow.messaging.smtp.SmtpStub.Line;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What each way of going wrong means: surely not sent, in vain, or in doubt. */
@ProductTest
@Tag("both-databases")
class SmtpFaultsTest {

  @Autowired private OutgoingMessages outgoing;
  @Autowired private Addresses addresses;
  @Autowired private Clock clock;
  @Autowired private JdbcTemplate rows;

  private final SmtpStub server = new SmtpStub();
  private SmtpMessages messages;

  @BeforeEach
  void connect() {
    OutgoingRows.forget(rows);
    messages = MailConnection.to(server.port(), outgoing, clock);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GREETING, 421 4.3.2 later", "GREETING, -", "GREETING, ...", "GREETING, <html>no mail system</html>",
    "MAIL, 451 4.7.1 greylisted", "MAIL, 550 5.7.1 not from you", "MAIL, -",
    "RCPT, 450 4.2.0 greylisted", "RCPT, -", "DATA, 451 4.3.0 later", "DATA, -", "DATA, ...", "END, 451 4.7.1 later",
    "END, 421 4.3.2 shutting down"})
  void whatBreaksBeforeTheMailWasTakenIsTriedAgain(Line line, String answer) {
    server.answers(line, answer);

    assertThatThrownBy(() -> messages.send(mail("k"))).isInstanceOf(NotAccepted.class);

    assertThat(server.mails()).isEmpty();
    assertThat(addresses.failing(Channel.EMAIL, "ap@client.example")).isEmpty();
    server.well();
    assertThat(messages.send(mail("k"))).isEqualTo(MessageId.of("k", "firm.example"));
    assertThat(server.mails()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"-", "..."})
  void aLinkThatDiesAfterTheLastLineLeavesDoubtThatTheMailSystemCannotResolve(String answer) {
    server.answers(Line.END, answer);

    assertThatIllegalStateException().isThrownBy(() -> messages.send(mail("doubt")));

    assertThat(server.mails()).hasSize(1);
    assertThat(messages.find("doubt")).isEqualTo(new Finding.CannotAsk());
  }

  @ParameterizedTest
  @CsvSource({
    "550 5.1.1 no such user ada, NO_SUCH_ADDRESS, 550 5.1.1", "550 unknown, NO_SUCH_ADDRESS, 550",
    "551 moved, NO_SUCH_ADDRESS, 551", "550 5.2.1 disabled, NO_SUCH_ADDRESS, 550 5.2.1",
    "552 5.2.2 full, FULL, 552 5.2.2", "552 full, FULL, 552", "550 5.7.1 not wanted, REFUSED, 550 5.7.1",
    "554 blocked 10.5.1.1, REFUSED, 554"})
  void anAddressThatIsRefusedForGoodIsLeftAloneFromThenOn(String answer, Failure failure, String code) {
    server.refuses("ap@client.example", answer);

    assertThatExceptionOfType(RefusedForGood.class).isThrownBy(() -> messages.send(mail("k")))
        .withMessageNotContaining("client.example").withMessageNotContaining("ada");

    assertThat(server.mails()).isEmpty();
    assertThat(addresses.failing(Channel.EMAIL, "AP@Client.example")).hasValueSatisfying(failing -> {
      assertThat(failing.address()).isEqualTo("ap@client.example");
      assertThat(failing.failure()).isEqualTo(failure);
      assertThat(failing.code()).isEqualTo(code);
      assertThat(failing.messageKey()).isEqualTo("k");
    });
    addresses.isRight(Channel.EMAIL, "AP@client.example");
    assertThat(addresses.take(Channel.EMAIL, "ap@client.example")).isTrue();
  }

  @Test
  void oneAddressThatIsRefusedHoldsTheMailBackAndOnlyItIsLeftAlone() {
    server.refuses("gone@client.example", "550 5.1.1 no");

    assertThatExceptionOfType(RefusedForGood.class).isThrownBy(
        () -> messages
            .send(Message.email("k", List.of("ap@client.example", "gone@client.example"), "Invoice", "Text")));

    assertThat(server.mails()).isEmpty();
    assertThat(addresses.take(Channel.EMAIL, "ap@client.example")).isTrue();
    assertThat(addresses.take(Channel.EMAIL, "gone@client.example")).isFalse();
    assertThat(outgoing.failuresOf("k")).singleElement()
        .satisfies(failed -> assertThat(failed.address()).isEqualTo("gone@client.example"));
  }

  @Test
  void aMailThatIsRefusedAsAWholeIsRefusedForAllItsPeople() {
    server.answers(Line.END, "554 5.7.1 looks like spam");

    assertThatExceptionOfType(RefusedForGood.class).isThrownBy(() -> messages.send(mail("k")));

    assertThat(addresses.failing(Channel.EMAIL, "ap@client.example").orElseThrow().failure())
        .isEqualTo(Failure.REFUSED);
  }

  @Test
  void nothingThatIsWrittenAddsARecipientOrAHeader() {
    var tricks = MailConnection.to(
        MailConnection.settings(server.port(), "A\" <x@evil.example>, y@evil.example; b:"), outgoing, clock);

    tricks.send(Message.email("k", List.of("ap@client.example"), "x@evil.example, Bcc: z@evil.example",
        "Text\r\n.\r\nMAIL FROM:<a@evil.example>\r\nRCPT TO:<b@evil.example>"));

    assertThat(server.mails()).singleElement().satisfies(mail -> {
      assertThat(mail.from()).isEqualTo("returned@firm.example");
      assertThat(mail.to()).containsExactly("ap@client.example");
      assertThat(mail.content().substring(0, mail.content().indexOf("\r\n\r\n")).lines())
          .noneMatch(header -> header.startsWith("Bcc") || header.startsWith("Cc"))
          .filteredOn(header -> header.startsWith("To:")).containsExactly("To: ap@client.example");
    });
  }

  private static Message mail(String key) {
    return Message.email(key, List.of("ap@client.example"), "Invoice 10001", "Dear Ada");
  }
}
