package io.matterflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import io.matterflow.messaging.Messages.Message;
import org.junit.jupiter.api.Test;

/** What whoever carries text messages owes us. */
public interface TextMessageContract extends MessagesContract {

  @Test
  default void aTextMessageArrives() {
    messages().send(text("sms"));

    assertThat(arrived()).singleElement().satisfies(message -> {
      assertThat(message.channel()).isEqualTo(Messages.Channel.SMS);
      assertThat(message.to()).containsExactly("+13125550100");
      assertThat(message.text()).isEqualTo("Invoice 10001 is open: $1,250.00 & more, très bien.");
    });
  }

  @Test
  default void aTextMessageIsFoundByOurKeyAndOnlyByIt() {
    var vendorId = messages().send(text("text-found"));

    assertThat(messages().find("text-found")).isEqualTo(new Finding.Found(vendorId));
    assertThat(messages().find("text-other")).isEqualTo(new Finding.Absent());
  }

  @Test
  default void aRefusedTextMessageIsSurelyNotSent() {
    refuse();

    assertThatExceptionOfType(NotAccepted.class).isThrownBy(() -> messages().send(text("text-refused")));
    assertThat(arrived()).isEmpty();
  }

  private static Message text(String key) {
    return Message.sms(key, "+13125550100", "Invoice 10001 is open: $1,250.00 & more, très bien.");
  }
}
