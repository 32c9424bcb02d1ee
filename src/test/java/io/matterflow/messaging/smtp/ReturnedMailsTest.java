package io.matterflow.messaging.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.matterflow.ProductTest;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.messaging.Addresses;
import io.matterflow.messaging.Failure;
import io.matterflow.messaging.FailingAddress;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.OutgoingMessages;
import io.matterflow.messaging.smtp.ReturnedMails.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What lies in a mailbox of returned mails, and what it means. */
@ProductTest
@Tag("both-databases")
class ReturnedMailsTest {

  private static final String OURS = MessageId.of("invoice:none:delivery", "firm.example");

  @Autowired private OutgoingMessages outgoing;
  @Autowired private Addresses addresses;
  @Autowired private Clock clock;
  @Autowired private JdbcTemplate rows;

  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private GreenMailUser mailbox;
  private ReturnsTrouble trouble;
  private ReturnedMails returned;

  @BeforeEach
  void openTheMailbox() {
    OutgoingRows.forget(rows);
    server.start();
    mailbox = server.setUser("returned@firm.example", "returned", "secret");
    trouble = new ReturnsTrouble(clock);
    returned = new ReturnedMails(
        new ReturnsSettings("127.0.0.1", server.getImap().getPort(), false, "returned", "secret", "INBOX",
            Duration.ofSeconds(2), Duration.ofSeconds(2)),
        outgoing, meters, trouble);
    var mail = Message.email("invoice:none:delivery", List.of("ap@client.example", "cfo@client.example"), "Invoice",
        "Text");
    outgoing.trying(mail, Optional.of(OURS));
    outgoing.handedOver(mail.key(), OURS);
  }

  @AfterEach
  void closeTheMailbox() {
    server.stop();
  }

  @ParameterizedTest
  @CsvSource({"5.1.1, NO_SUCH_ADDRESS", "5.2.2, FULL", "5.7.1, REFUSED", "5.0.0, REFUSED"})
  void aMailThatCameBackForGoodIsNotedForItsRecipientOnly(String code, Failure failure) {
    lies(report(OURS, "ap@client.example", "failed", code));

    returned.read();

    assertThat(addresses.failing(Channel.EMAIL, "ap@client.example")).map(FailingAddress::failure).contains(failure);
    assertThat(addresses.failing(Channel.EMAIL, "ap@client.example")).map(FailingAddress::code).contains(code);
    assertThat(addresses.take(Channel.EMAIL, "cfo@client.example")).isTrue();
    assertThat(count(Kind.FAILED)).isEqualTo(1);
  }

  @Test
  void theSameReturnTwiceIsOneAndAMailIsReadOnce() {
    lies(report(OURS, "AP@Client.Example", "failed", "5.1.1"));
    returned.read();
    lies(report(OURS, "ap@client.example", "failed", "5.1.1"));
    returned.read();
    returned.read();

    assertThat(outgoing.failuresOf("invoice:none:delivery")).hasSize(1);
    assertThat(count(Kind.FAILED)).isEqualTo(1);
    assertThat(count(Kind.KNOWN)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"delayed, 4.4.7", "delivered, 2.0.0", "relayed, 2.0.0", "failed, 4.4.7"})
  void whatIsNotForGoodIsOnlyCounted(String action, String code) {
    lies(report(OURS, "ap@client.example", action, code));

    returned.read();

    assertThat(addresses.take(Channel.EMAIL, "ap@client.example")).isTrue();
    assertThat(count(Kind.DELAYED)).isEqualTo(1);
  }

  @Test
  void whatIsAboutNoMailOfOursOrNotToThatAddressIsOnlyCounted() {
    lies(report("<other@firm.example>", "ap@client.example", "failed", "5.1.1"));
    lies(report(OURS, "stranger@client.example", "failed", "5.1.1"));

    returned.read();

    assertThat(addresses.take(Channel.EMAIL, "ap@client.example")).isTrue();
    assertThat(addresses.take(Channel.EMAIL, "stranger@client.example")).isTrue();
    assertThat(count(Kind.NOT_OURS)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "Auto-Submitted: auto-replied\r\nSubject: Out of office\r\nContent-Type: text/plain\r\n\r\nBack on Monday",
    "Subject: Re: Invoice\r\nContent-Type: text/plain\r\n\r\nI have paid. 5.1.1 failed",
    "Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\nno parts at all",
    "Content-Type: multipart/report; report-type=delivery-status; boundary=\"x\"\r\n\r\n--x\r\n"
        + "Content-Type: message/delivery-status\r\n\r\n\r\n\r\n\r\n--x--",
    "Content-Type: nonsense;;;=\r\n\r\n\u0000\u0001"})
  void whatIsNoReportHarmsNothing(String mail) {
    lies(mail);
    lies(report(OURS, "ap@client.example", "failed", "5.1.1"));

    returned.read();

    assertThat(count(Kind.NO_REPORT) + count(Kind.UNREADABLE)).isEqualTo(1);
    assertThat(count(Kind.FAILED)).isEqualTo(1);
  }

  @Test
  void theHeadersOfTheMailAreEnoughToKnowIt() {
    lies(report(OURS, "ap@client.example", "failed", "5.1.1").replace("message/rfc822", "text/rfc822-headers"));

    returned.read();

    assertThat(count(Kind.FAILED)).isEqualTo(1);
  }

  @Test
  void aMailboxThatCannotBeReadIsTheAdminsUntilItCan() {
    server.stop();

    returned.read();

    assertThat(trouble.blockedFor(Actor.ENGINE)).as("of no role").isEmpty();
    assertThat(trouble.blockedFor(admin())).singleElement()
        .satisfies(blocked -> assertThat(blocked.kind()).isEqualTo(ReturnsTrouble.KIND));
    trouble.isOver();
    assertThat(trouble.blockedFor(admin())).isEmpty();
  }

  private static Actor admin() {
    return new Actor(new UserId("billing-admin"), Set.of(Role.BILLING_ADMIN), Optional.empty(), true);
  }

  private double count(Kind kind) {
    return meters.counter(ReturnedMails.FIGURE, "kind", kind.name().toLowerCase(Locale.ROOT)).count();
  }

  private void lies(String mail) {
    try {
      mailbox.deliver(new MimeMessage(Session.getInstance(new Properties()),
          new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))));
    } catch (MessagingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static String report(String messageId, String address, String action, String status) {
    return """
        From: MAILER-DAEMON@client.example
        To: returned@firm.example
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: text/plain

        The mail could not be delivered.

        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.client.example
        Arrival-Date: Tue, 30 Jun 2026 08:00:00 -0500

        Final-Recipient: rfc822; %s
        Action: %s
        Status: %s
        Diagnostic-Code: smtp; 550 %s canary

        --b1
        Content-Type: message/rfc822

        Message-ID: %s
        From: billing@firm.example
        To: %s
        Subject: Invoice

        Text

        --b1--
        """.formatted(address, action, status, status, messageId, address).replace("\n", "\r\n");
  }
}
