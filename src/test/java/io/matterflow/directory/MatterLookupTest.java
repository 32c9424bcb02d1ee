package io.matterflow.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatterLookupTest {

  private final DirectoryOnH2 firm = DirectoryOnH2.withTheSampleFirm();
  private final MatterLookup lookup = firm.lookup;

  @Test
  void findsAMatterByItsOwnMailAddress() {
    assertThat(lookup.byMailTag(List.of("alice.bishara@bluewater.example", "M10010001@mail.harrowpike.example")))
        .containsExactly(matter("1001-0001"));
    assertThat(lookup.byMailTag(List.of())).isEmpty();
  }

  @Test
  void findsAMatterByItsWorkspace() {
    assertThat(lookup.byWorkspace("ws-1005-0001")).containsExactly(matter("1005-0001"));
    assertThat(lookup.byWorkspace("ws-none")).isEmpty();
  }

  @Test
  void findsEveryMatterWhoseNumberStandsInTheText() {
    assertThat(lookup.byNumberIn("1004-0001 / 1004-0002 combined update"))
        .containsExactly(matter("1004-0001"), matter("1004-0002"));
    assertThat(lookup.byNumberIn("11004-0001")).isEmpty();
    assertThat(lookup.byNumberIn("")).isEmpty();
  }

  @Test
  void findsAMatterByTheClientsNumberOrTheDocket() {
    assertThat(lookup.byClientNumberOrDocketIn("Notice of electronic filing 25-cv-11809"))
        .containsExactly(matter("1007-0001"));
    assertThat(lookup.byClientNumberOrDocketIn("Your BLU-24038")).containsExactly(matter("1001-0002"));
  }

  @Test
  void findsAMatterByNameOrAlias() {
    assertThat(lookup.byNameIn("Dockside Cargo Damage Litigation payment timing")).containsExactly(matter("1001-0001"));
    assertThat(lookup.byNameIn("re: dockside cargo")).containsExactly(matter("1001-0001"));
    assertThat(lookup.byNameIn("dockside")).isEmpty();
  }

  @Test
  void findsTheMattersThatAContactIsOn() {
    assertThat(lookup.byMatterContact(List.of("Alice.Bishara+x@bluewater.example"), List.of()))
        .containsExactly(matter("1001-0001"), matter("1001-0002"));
  }

  @Test
  void findsTheSameMattersByTheContactsPhone() {
    assertThat(lookup.byMatterContact(List.of(), List.of("(312) 555-0100")))
        .containsExactly(matter("1001-0001"), matter("1001-0002"));
  }

  @Test
  void findsAMatterByTheOtherSide() {
    assertThat(lookup.byMatterContact(List.of("brian@opposing16.example"), List.of()))
        .containsExactly(matter("1007-0001"));
    assertThat(lookup.byMatterContact(List.of(), List.of("(646) 555-2016"))).containsExactly(matter("1007-0001"));
  }

  @Test
  void findsAClientByAPersonWhoIsOnNoMatter() {
    assertThat(lookup.byMatterContact(List.of("opal.hussain@bluewater.example"), List.of()))
        .doesNotContain(matter("1001-0002"));
    assertThat(lookup.clientsByContact(List.of("opal.hussain@bluewater.example"), List.of()))
        .containsExactly(client("C1001"));
    assertThat(lookup.clientsByContact(List.of(), List.of("+13125550122"))).containsExactly(client("C1001"));
  }

  @Test
  void findsAClientByItsDomainButNobodyByASharedOne() {
    assertThat(lookup.clientsByDomain(List.of("sunrise.example"))).containsExactly(client("C1006"));
    assertThat(lookup.clientsByDomain(List.of("outlook.com", "harrowpike.example"))).isEmpty();
    assertThat(lookup.clientsByDomain(List.of("mail.sunrise.example"))).isEmpty();
  }

  @Test
  void findsAClientBySubdomainsWhereTheFirmWantsIt() {
    var withSubdomains = new DirectoryOnH2(new SharedDomains(Set.of(), true));
    withSubdomains.load(DirectoryOnH2.sampleFirm());

    assertThat(withSubdomains.lookup.clientsByDomain(List.of("mail.sunrise.example"))).containsExactly(client("C1006"));
    assertThat(withSubdomains.lookup.clientsByDomain(List.of("notsunrise.example"))).isEmpty();
  }

  @Test
  void neverFindsAClientByADomainThatTheFirmCallsShared() {
    var portal = new DirectoryOnH2(new SharedDomains(Set.of("sunrise.example"), false));
    portal.load(DirectoryOnH2.sampleFirm());

    assertThat(portal.lookup.clientsByDomain(List.of("sunrise.example"))).isEmpty();
  }

  @Test
  void knowsTheMattersOfAClientInOrder() {
    assertThat(lookup.mattersOf(List.of(client("C1006"), client("C1001")))).extracting(Matter::id)
        .startsWith(matter("1001-0001"), matter("1001-0002"), matter("1001-0003"))
        .contains(matter("1006-0001"));
    assertThat(lookup.mattersOf(List.of())).isEmpty();
  }

  @Test
  void forgetsWhatAnUpdateTookAway() {
    firm.load("""
        {"matters": [{"id": "1001-0001", "clientId": "C1001", "name": "Harbour Claim", "status": "OPEN",
           "billingModel": "HOURLY", "originatingAttorney": "TK01", "responsibleAttorney": "TK02", "team": ["TK01"],
           "increment": "0.1"}]}""");

    assertThat(lookup.byNameIn("Dockside Cargo")).isEmpty();
    assertThat(lookup.byNameIn("the harbour claim")).containsExactly(matter("1001-0001"));
    assertThat(lookup.byWorkspace("ws-1001-0001")).isEmpty();
    assertThat(lookup.byMailTag(List.of("m10010001@mail.harrowpike.example"))).isEmpty();
    assertThat(lookup.byMatterContact(List.of("alice.bishara@bluewater.example"), List.of()))
        .containsExactly(matter("1001-0002"));
  }

  private static MatterId matter(String id) {
    return new MatterId(id);
  }

  private static ClientId client(String id) {
    return new ClientId(id);
  }
}
