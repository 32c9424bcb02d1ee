package io.matterflow.messaging.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.matterflow.ProductTest;
import io.matterflow.messaging.EmailContract;
import io.matterflow.messaging.Messages;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.OutgoingMessages;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Against a mail server that is used as one. */
@ProductTest
@Tag("both-databases")
class SmtpMessagesTest implements EmailContract {

  @Autowired private OutgoingMessages outgoing;
  @Autowired private Clock clock;
  @Autowired private JdbcTemplate rows;

  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private SmtpMessages messages;

  @BeforeEach
  void connect() {
    OutgoingRows.forget(rows);
    server.start();
    messages = MailConnection.to(server.getSmtp().getPort(), outgoing, clock);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Override
  public Messages messages() {
    return messages;
  }

  /** One mail each, however many people got it. */
  @Override
  public List<Message> arrived() {
    return Arrays.stream(server.getReceivedMessages()).map(Mails::read)
        .collect(Collectors.toMap(Message::key, mail -> mail, (first, second) -> first))
        .values().stream().toList();
  }

  @Override
  public void refuse() {
    server.stop();
  }

  @Test
  void aMailSaysWhoSentItWhenAndWhereAnswersGo() throws Exception {
    messages.send(Message.email("headers", List.of("ap@client.example"), "Invoice 10001", "Text"));

    var mail = server.getReceivedMessages()[0];
    assertThat(mail.getMessageID()).isEqualTo(MessageId.of("headers", "firm.example"));
    assertThat(mail.getSentDate().toInstant())
        .isEqualTo(clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    assertThat(mail.getFrom()).singleElement().hasToString(
        new jakarta.mail.internet.InternetAddress("billing@firm.example", "Bright & Söhne, \"Law\"", "UTF-8")
            .toString());
    assertThat(mail.getReplyTo()).singleElement().hasToString("accounts@firm.example");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("Return-Path")).containsExactly("<returned@firm.example>");
    assertThat(mail.getAllRecipients()).hasSize(1);
  }

  @Test
  void theSameKeyIsTheSameMailToItsReceiverAndAnotherKeyIsNot() {
    assertThat(MessageId.of("invoice:10001:delivery", "firm.example"))
        .isEqualTo(MessageId.of("invoice:10001:delivery", "firm.example"))
        .matches("<mf\\.[0-9a-f]{40}@firm\\.example>");
    assertThat(Set.of(
        MessageId.of("invoice:10001:delivery", "firm.example"),
        MessageId.of("invoice:10001:delivery:2", "firm.example"),
        MessageId.of("invoice:10002:delivery", "firm.example"))).hasSize(3);
  }
}
