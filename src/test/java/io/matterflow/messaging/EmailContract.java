package io.matterflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import io.matterflow.messaging.Messages.Attachment;
import io.matterflow.messaging.Messages.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What whoever carries e-mails owes us. */
public interface EmailContract extends MessagesContract {

  @Test
  default void anEmailArrivesWhole() {
    var pdf = new Attachment("Invoice-10001.pdf", "application/pdf", "%PDF-1.7".getBytes(UTF_8));

    messages().send(email("whole").withHtml("<p>Text, naïve</p>").with(pdf));

    assertThat(arrived()).singleElement().satisfies(message -> {
      assertThat(message.channel()).isEqualTo(Messages.Channel.EMAIL);
      assertThat(message.to()).containsExactly("ap@client.example", "cfo@client.example");
      assertThat(message.subject()).isEqualTo("Invoice 10001, façade");
      assertThat(message.text()).isEqualTo("Dear Ada, naïve façade, 中文.");
      assertThat(message.html()).contains("<p>Text, naïve</p>");
      assertThat(message.attachments()).singleElement().satisfies(file -> {
        assertThat(file.name()).isEqualTo("Invoice-10001.pdf");
        assertThat(file.mediaType()).isEqualTo("application/pdf");
        assertThat(file.content()).isEqualTo("%PDF-1.7".getBytes(UTF_8));
      });
    });
  }

  @Test
  default void anEmailWithoutFilesAndPagesIsPlain() {
    messages().send(email("plain"));

    assertThat(arrived()).singleElement().satisfies(message -> {
      assertThat(message.html()).isEmpty();
      assertThat(message.attachments()).isEmpty();
      assertThat(message.text()).isEqualTo("Dear Ada, naïve façade, 中文.");
    });
  }

  @Test
  default void anEmailIsFoundByOurKeyAndOnlyByIt() {
    var vendorId = messages().send(email("found"));

    assertThat(messages().find("found")).isEqualTo(new Finding.Found(vendorId));
    assertThat(messages().find("other")).isEqualTo(new Finding.Absent());
  }

  @Test
  default void aRefusedEmailIsSurelyNotSent() {
    refuse();

    assertThatExceptionOfType(NotAccepted.class).isThrownBy(() -> messages().send(email("refused")));
    assertThat(arrived()).isEmpty();
  }

  private static Message email(String key) {
    return Message.email(
        key, List.of("ap@client.example", "cfo@client.example"), "Invoice 10001, façade",
        "Dear Ada, naïve façade, 中文.");
  }
}
