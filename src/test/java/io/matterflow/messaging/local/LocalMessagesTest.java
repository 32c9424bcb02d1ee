package io.matterflow.messaging.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.Effect.Finding;
import io.matterflow.messaging.EmailContract;
import io.matterflow.messaging.Messages;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.SentMessages.SentMessage;
import io.matterflow.messaging.TextMessageContract;
import io.matterflow.vendors.LocalVendorTesting;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocalMessagesTest implements EmailContract, TextMessageContract {

  @TempDir private Path data;
  private LocalVendors vendors;
  private LocalMessages messages;

  @BeforeEach
  void open() {
    vendors = LocalVendorTesting.in(data, Clock.systemUTC());
    messages = new LocalMessages(vendors);
  }

  @Override
  public Messages messages() {
    return messages;
  }

  @Override
  public List<Message> arrived() {
    return messages.all().stream().map(SentMessage::message).toList();
  }

  @Override
  public void refuse() {
    vendors.named("messaging").become(Mood.FAIL);
  }

  @ParameterizedTest
  @EnumSource(names = {"FAIL", "HANG_BEFORE", "HANG_AFTER"})
  void cannotBeAskedWhileItIsDown(Mood mood) {
    vendors.named("messaging").become(mood);

    assertThat(messages.find("any")).isEqualTo(new Finding.CannotAsk());
  }
}
