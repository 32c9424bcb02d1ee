package io.matterflow.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Alice.Bishara@Bluewater.example                   | alice.bishara@bluewater.example
      '  alice@bluewater.example '                      | alice@bluewater.example
      "Bishara, Alice" <Alice@Bluewater.example>        | alice@bluewater.example
      alice+dockside@bluewater.example                  | alice+dockside@bluewater.example
      """)
  void comparesAddressesWithoutDisplayNameAndCase(String given, String normal) {
    assertThat(Normal.address(given)).isEqualTo(normal);
  }

  @Test
  void takesTheTagOffAContactsAddressOnly() {
    assertThat(Normal.contactAddress("Alice+Dockside@bluewater.example")).isEqualTo("alice@bluewater.example");
    assertThat(Normal.contactAddress("alice@bluewater.example")).isEqualTo("alice@bluewater.example");
  }

  @ParameterizedTest
  @CsvSource({
    "alice@Mail.Bluewater.example, mail.bluewater.example",
    "Bluewater.example, bluewater.example",
    "bluewater.example., bluewater.example",
  })
  void findsTheDomain(String given, String domain) {
    assertThat(Normal.domain(given)).isEqualTo(domain);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      (646) 555-2016          | +16465552016
      646.555.2016 x204       | +16465552016
      646-555-2016 ext. 5     | +16465552016
      1 646 555 2016          | +16465552016
      +1 (646) 555-2016       | +16465552016
      +44 20 7946 0958        | +442079460958
      """)
  void writesPhonesAsE164WithoutExtension(String given, String normal) {
    assertThat(Normal.phone(given)).contains(normal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "anonymous", "Unavailable", "74100", "911", "555-2016", "0", "+", "1234567890123456789"})
  void namesNobodyByAShortCodeOrAWithheldNumber(String given) {
    assertThat(Normal.phone(given)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Ellery v. Barstow        | ellery v barstow
      '  RE:  [Dockside—Cargo] '  | re dockside cargo
      Müller & Söhne, 2. Akte  | müller söhne 2 akte
      ...                      | ''
      """)
  void leavesWordsOfATextOnly(String given, String normal) {
    assertThat(Normal.text(given)).isEqualTo(normal);
  }

  @Test
  void knowsTheDomainsThatStrangersShareAndThoseThatTheFirmAdds() {
    var shared = new SharedDomains(Set.of("Portal.Example"), false);

    assertThat(shared.contains("gmail.com")).isTrue();
    assertThat(shared.contains("eu.docusign.net")).isTrue();
    assertThat(shared.contains("portal.example")).isTrue();
    assertThat(shared.contains("notgmail.com")).isFalse();
    assertThat(shared.contains("bluewater.example")).isFalse();
  }
}
