package io.matterflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import io.matterflow.messaging.Messages.Attachment;
import io.matterflow.messaging.Messages.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every vendor of messages owes us. */
public interface MessagesContract {

  Messages messages();

  /** The messages as they arrived at the vendor, oldest first. */
  List<Message> arrived();

  /** Makes the vendor refuse everything from now on. */
  void refuse();

  @Test
  default void anEmailArrivesWhole() {
    var pdf = new Attachment("Invoice-10001.pdf", "application/pdf", "%PDF-1.7".getBytes(UTF_8));

    messages().send(email("whole").withHtml("<p>Text</p>").with(pdf));

    assertThat(arrived()).singleElement().satisfies(message -> {
      assertThat(message.to()).containsExactly("ap@client.example");
      assertThat(message.subject()).isEqualTo("Invoice 10001");
      assertThat(message.text()).isEqualTo("Dear Ada, naïve façade, 中文.");
      assertThat(message.html()).contains("<p>Text</p>");
      assertThat(message.attachments()).singleElement().satisfies(file -> {
        assertThat(file.name()).isEqualTo("Invoice-10001.pdf");
        assertThat(file.mediaType()).isEqualTo("application/pdf");
        assertThat(file.content()).isEqualTo("%PDF-1.7".getBytes(UTF_8));
      });
    });
  }

  @Test
  default void aMessageIsFoundByOurKeyAndOnlyByIt() {
    var vendorId = messages().send(email("found"));

    assertThat(messages().find("found")).isEqualTo(new Finding.Found(vendorId));
    assertThat(messages().find("other")).isEqualTo(new Finding.Absent());
  }

  @Test
  default void aRefusedMessageIsSurelyNotSent() {
    refuse();

    assertThatExceptionOfType(NotAccepted.class).isThrownBy(() -> messages().send(email("refused")));
    assertThat(arrived()).isEmpty();
  }

  @Test
  default void aTextMessageArrives() {
    messages().send(Message.sms("sms", "+13125550100", "Invoice 10001 is open."));

    assertThat(arrived()).singleElement().satisfies(message -> {
      assertThat(message.channel()).isEqualTo(Messages.Channel.SMS);
      assertThat(message.to()).containsExactly("+13125550100");
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "Invoice\r\nBcc: all@client.example", "Invoice\nBcc: x@client.example", "Invoice\u0000",
    "Invoice\u2028Bcc: x", "Invoice\u202Efdp"})
  default void aSubjectThatSmugglesIsRefused(String subject) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Message.email("smuggled", List.of("ap@client.example"), subject, "Text"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "ap@client.example\r\nBcc: all@client.example", "a@b.example,c@d.example", "\"x\" <a@b.example> <c@d.example>",
    "Ada <a@b.example>", "a@b@c.example", "a b@c.example", "ap@client", "",
    "ap@client.example\u202E", "ap@-client.example"})
  default void anAddressThatIsNotOnePersonsIsRefused(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Message.email("smuggled", List.of(address), "Invoice", "Text"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3125550100", "+1 312 555 0100", "+13125550100,+13125550101", "+0123456789", ""})
  default void aNumberThatIsNotOneMobilesIsRefused(String number) {
    assertThatIllegalArgumentException().isThrownBy(() -> Message.sms("smuggled", number, "Text"));
  }

  private static Message email(String key) {
    return Message.email(key, List.of("ap@client.example"), "Invoice 10001", "Dear Ada, naïve façade, 中文.");
  }
}
