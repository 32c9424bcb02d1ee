package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.directory.Client;
import io.matterflow.directory.Client.BillingContact;
import io.matterflow.directory.Client.Contact;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.directory.Client.SmsConsent;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientsTest {

  @Test
  void allBillingContactsWithAnAddressReceiveIt() {
    var recipients = Recipients.of(client(contact("Ada", "ada@client.example"), contact("Bo", "bo@client.example")),
        address -> true);

    assertThat(recipients.addresses()).containsExactly("ada@client.example", "bo@client.example");
    assertThat(recipients.names()).containsExactly("Ada", "Bo");
  }

  @Test
  void anAddressGivenTwiceReceivesItOnce() {
    var recipients = Recipients.of(client(contact("Ada", "ap@client.example"), contact("Bo", "ap@client.example")),
        address -> true);

    assertThat(recipients.addresses()).containsExactly("ap@client.example");
  }

  @Test
  void nobodyElseAtTheClientEverDoes() {
    assertThat(Recipients.of(client(), address -> true).addresses()).isEmpty();
    assertThat(
        Recipients.of(client(new BillingContact("Ada", Optional.empty(), Optional.of("+13125550100"))), address -> true)
            .addresses())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "ap@client.example\r\nBcc: all@client.example", "a@b.example,c@d.example", "\"x\" <a@b.example>",
      "not an address", ""})
  void anAddressThatCouldSmuggleIsNone(String address) {
    assertThat(Recipients.of(client(contact("Ada", address)), any -> true).addresses()).isEmpty();
  }

  private static BillingContact contact(String name, String email) {
    return new BillingContact(name, Optional.of(email), Optional.empty());
  }

  private static Client client(BillingContact... billingContacts) {
    var counsel = new Contact("Counsel", Optional.of("counsel@client.example"), Optional.empty(), "General Counsel");
    return new Client(new ClientId("C1"), "Client", Set.of("client.example"), List.of(counsel),
        List.of(billingContacts),
        Delivery.EMAIL, new SmsConsent(false, Optional.empty(), Optional.empty()), false, 30, Optional.empty(),
        Money.USD,
        Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty());
  }
}
