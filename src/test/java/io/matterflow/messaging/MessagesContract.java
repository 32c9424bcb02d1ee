package io.matterflow.messaging;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.matterflow.messaging.Messages.Message;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every vendor of messages owes us. */
public interface MessagesContract {

  Messages messages();

  /** The messages as they arrived at the vendor, oldest first. */
  List<Message> arrived();

  /** Makes the vendor refuse everything from now on. */
  void refuse();

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
}
