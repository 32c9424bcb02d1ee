package io.matterflow.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostalAddressTest {

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "{'lines': ['8 Dock', 'Suite 2'], 'city': 'Chicago', 'region': 'IL', 'postalCode': '60611'}; 8 Dock|Suite 2|Chicago, IL 60611",
    "{'lines': ['8 Dock'], 'postalCode': '60611'}; 8 Dock|60611",
    "{'city': 'Chicago'}; Chicago",
    "{'city': 'Chicago', 'region': 'IL'}; Chicago, IL",
    "{'lines': ['Musterstr. 4', '10115 Berlin'], 'country': 'Germany'}; Musterstr. 4|10115 Berlin|Germany",
    "{'lines': ['  8 Dock  ', '   '], 'city': ' '}; 8 Dock"})
  void isPrintedRowByRowWithWhatIsKnown(String address, String rows) {
    assertThat(String.join("|", read(address).billingAddress().orElseThrow().rows())).isEqualTo(rows);
  }

  @ParameterizedTest
  @CsvSource({"USA, usa, false", "USA, Canada, true", ", USA, true"})
  void namesTheCountryToSomebodyInAnotherOne(String sender, String receiver, boolean named) {
    var from = sender == null
        ? read("{'city': 'Chicago'}")
        : read("{'city': 'Chicago', 'country': '%s'}".formatted(sender));
    var to = read("{'city': 'Gary', 'country': '%s'}".formatted(receiver)).billingAddress().orElseThrow();

    assertThat(to.rowsFrom(from.billingAddress()).contains(receiver)).isEqualTo(named);
  }

  @Test
  void anEmptyOneIsNone() {
    assertThat(read("{}").billingAddress()).isEmpty();
    assertThat(read("{'lines': [], 'city': '  '}").billingAddress()).isEmpty();
    assertThat(read("null").billingAddress()).isEmpty();
  }

  @Test
  void goesToTheFirstBillingContactThatHasItsOwn() {
    var client = Readers.client(ReferenceData.item("""
        {"id": "C1", "name": "Client", "delivery": "PAPER", "paymentTermsDays": 30, "address": {"city": "Chicago"},
         "billingContacts": [{"name": "Ada"}, {"name": "Bo", "address": {"city": "Gary"}}, {"name": "Cy", "address": {"city": "Joliet"}}]}
        """));

    assertThat(client.billingAddress().orElseThrow().rows()).containsExactly("Gary");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
    "8; /address",
    "['8 Dock']; /address",
    "{'lines': '8 Dock'}; /address/lines",
    "{'lines': [8]}; /address/lines/0",
    "{'lines': ['8 Dock\\nChicago']}; /address/lines/0",
    "{'lines': ['1', '2', '3', '4', '5', '6', '7']}; /address/lines",
    "{'lines': ['LONG']}; /address/lines",
    "{'city': 'LONG'}; /address/city",
    "{'postalCode': 60611}; /address/postalCode",
    "{'country': 'LONG'}; /address/country"})
  void isRefusedWhereItCannotBePrinted(String address, String pointer) {
    assertThatThrownBy(() -> read(address.replace("LONG", "x".repeat(101))))
        .isInstanceOfSatisfying(Item.Rejected.class, rejected -> assertThat(rejected.pointer()).isEqualTo(pointer));
  }

  private static Client read(String address) {
    return Readers.client(ReferenceData.item("""
        {"id": "C1", "name": "Client", "delivery": "PAPER", "paymentTermsDays": 30, "address": %s}
        """.formatted(address.replace('\'', '"'))));
  }
}
