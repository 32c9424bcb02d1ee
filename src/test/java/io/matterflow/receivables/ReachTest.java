package io.matterflow.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.directory.Client;
import io.matterflow.directory.Client.BillingContact;
import io.matterflow.directory.Client.Contact;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.directory.Client.SmsConsent;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import io.matterflow.messaging.Messages.Channel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {

  @Test
  void onlyBillingContactsAreReachedNeverAnybodyElseAtTheClient() {
    var reach = Reach.of(client(true), ReachTest::all);

    assertThat(reach.mailboxes()).isEmpty();
    assertThat(reach.mobile()).isEmpty();
  }

  @Test
  void everyBillingContactWithAPlainAddressGetsTheMailOnce() {
    var reach = Reach.of(client(false, contact("ap@a.example", ""), contact("not, an@address", ""),
        contact("ap@a.example", ""), contact("cfo@a.example", "")), ReachTest::all);

    assertThat(reach.mailboxes()).containsExactly("ap@a.example", "cfo@a.example");
  }

  @ParameterizedTest
  @CsvSource({"+13125551000, +13125551000", "(312) 555-1000, +13125551000", "+447911123456, +447911123456"})
  void withConsentTheFirstMobileOfABillingContactIsUsed(String phone, String mobile) {
    var reach = Reach.of(client(true, contact("ap@a.example", ""), contact("cfo@a.example", phone)), ReachTest::all);

    assertThat(reach.mobile()).contains(mobile);
  }

  @Test
  void withoutConsentNoMobileIsUsed() {
    assertThat(Reach.of(client(false, contact("ap@a.example", "+13125551000")), ReachTest::all).mobile()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"extension 7", "+18005551000", "+442079460958", "12"})
  void aNumberThatIsSurelyNoMobileIsLeftAlone(String phone) {
    assertThat(Reach.of(client(true, contact("ap@a.example", phone)), ReachTest::all).mobile()).isEmpty();
  }

  private static BillingContact contact(String email, String phone) {
    return new BillingContact("Accounts Payable", Optional.of(email),
        Optional.of(phone).filter(number -> !number.isEmpty()));
  }

  private static Client client(boolean consent, BillingContact... billed) {
    return new Client(new ClientId("C1"), "Quillon", Set.of(),
        List.of(new Contact("Casey Quillon", Optional.of("casey@a.example"), Optional.of("+13125551001"),
            "General Counsel")),
        List.of(billed), Delivery.EMAIL, new SmsConsent(consent, Optional.empty(), Optional.empty()), false, 30,
        Optional.empty(), Money.USD, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void leavesOutAddressesThatTakeNoMessages() {
    var reach = Reach.of(
        client(true, contact("gone@a.example", "+13125551000"), contact("cfo@a.example", "+13125551001")),
        (channel, address) -> !address.equals("gone@a.example") && !address.equals("+13125551000"));

    assertThat(reach.mailboxes()).containsExactly("cfo@a.example");
    assertThat(reach.mobile()).contains("+13125551001");
  }

  private static boolean all(Channel channel, String address) {
    return true;
  }
}
