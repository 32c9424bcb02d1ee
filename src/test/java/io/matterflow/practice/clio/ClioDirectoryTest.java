package io.matterflow.practice.clio;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.directory.Directory;
import io.matterflow.directory.DirectoryLoading;
import io.matterflow.directory.Matter.Status;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What the firm has in Clio is what the directory says. */
@ProductTest
@Tag("both-databases")
class ClioDirectoryTest {

  @Autowired private ApplicationContext product;
  @Autowired private Directory directory;
  @Autowired private Firm firm;

  private Connection clio;
  private FirmInClio there;

  @BeforeEach
  void aFirmInClio() {
    clio = Connection.to(product);
    there = new FirmInClio(clio);
  }

  @AfterEach
  void disconnect() {
    clio.close();
  }

  @Test
  void bringsPeopleClientsAndMattersInWithWhatClioKnowsOfThem() {
    there.read();

    assertThat(there.ourTimekeeper()).satisfies(person -> {
      assertThat(person.displayName()).isEqualTo("Nora Whitby");
      assertThat(person.classification()).isEqualTo("ASSOC");
      assertThat(person.defaultRate()).hasValueSatisfying(rate -> assertThat(rate.plain()).isEqualTo("412.50"));
      assertThat(person.active()).isTrue();
    });
    assertThat(there.ourMatter()).satisfies(taken -> {
      assertThat(taken.id().value()).endsWith("-Pelham-Freight");
      assertThat(taken.name()).isEqualTo("Charter dispute");
      assertThat(taken.status()).isEqualTo(Status.OPEN);
      assertThat(taken.billingModel()).isEqualTo("HOURLY");
      assertThat(taken.clientMatterId()).contains("PF-9");
      assertThat(taken.practiceArea()).isEqualTo("Shipping");
      assertThat(taken.responsibleAttorney()).isEqualTo(there.ourTimekeeper().id());
      assertThat(taken.originatingAttorney()).isEqualTo(there.ourTimekeeper().id());
      assertThat(taken.team()).containsExactly(there.ourTimekeeper().id());
      assertThat(taken.billingCycle()).contains("MONTHLY");
    });
    assertThat(directory.required(there.ourMatter().client())).satisfies(client -> {
      assertThat(client.name()).isEqualTo("Pelham Freight Ltd");
      assertThat(client.domains()).hasSize(1);
      assertThat(client.contacts()).extracting(contact -> contact.name())
          .containsExactly("Pelham Freight Ltd", "Ida Moss");
      assertThat(client.billingContacts()).singleElement().satisfies(contact ->
          assertThat(contact.email()).contains("ida.moss@pelham.example"));
      assertThat(client.delivery()).isEqualTo(Delivery.EMAIL);
    });
    assertThat(there.blocked()).isEmpty();
  }

  @Test
  void bringsTheAddressForBillsAndOfAPersonAtACompanyNeverTheirHome() {
    clio.stub.records.edit("contacts", there.company, """
        {"addresses": [{"name": "Work", "street": "1 Other Road"},
          {"name": "Billing", "street": "8 Dockside Plaza\\r\\nSuite 4", "city": "Chicago", "province": "IL", "postal_code": "60611",
           "country": "United States"}]}
        """);
    clio.stub.records.add("contacts", """
        {"type": "Person", "name": "Noa Reed", "company": {"id": %d}, "is_bill_recipient": true,
         "addresses": [{"name": "Home", "street": "3 Quiet Lane"}]}
        """.formatted(there.company));

    there.read();

    var client = directory.required(there.ourMatter().client());
    assertThat(client.billingAddress().orElseThrow().rows())
        .containsExactly("8 Dockside Plaza", "Suite 4", "Chicago, IL 60611", "United States");
    assertThat(client.toString()).doesNotContain("Quiet Lane");

    clio.stub.records.edit("contacts", there.company, "{\"addresses\": []}");
    there.read();

    assertThat(directory.required(there.ourMatter().client()).billingAddress()).isPresent();
  }

  @Test
  void readsOnlyWhatHasChangedSinceWithALittleOverlap() {
    there.read();
    clio.clock.advance(Duration.ofHours(1));
    there.read();

    var second = clio.stub.requests("GET", "matters").get(1);
    assertThat(second.query()).containsEntry("updated_since", "2026-06-30T12:55:00Z").containsEntry("order", "id(asc)");
    assertThat(clio.stub.requests("GET", "matters").get(0).query()).doesNotContainKey("updated_since");
  }

  @Test
  void followsWhatIsChangedAndClosedInClioAndKeepsWhatTheFirmAddedHere() {
    there.read();
    addHere("""
        {"matters": [{"id": "%s", "billingModel": "CAPPED", "courtDocket": "26-cv-77123"}]}
        """.formatted(there.ourMatter().id()));
    clio.stub.records.edit("matters", there.matter,
        "{\"status\": \"Closed\", \"description\": \"Charter dispute (settled)\"}");
    clio.stub.records.edit("users", there.attorney, "{\"enabled\": false}");

    there.read();

    assertThat(there.ourMatter().status()).isEqualTo(Status.CLOSED);
    assertThat(there.ourMatter().name()).isEqualTo("Charter dispute (settled)");
    assertThat(there.ourMatter().billingModel()).isEqualTo("CAPPED");
    assertThat(there.ourMatter().courtDocket()).contains("26-cv-77123");
    assertThat(there.ourTimekeeper().active()).isFalse();
  }

  @Test
  void aMatterThatChangesItsNumberKeepsItsId() {
    there.read();
    var id = there.ourMatter().id();
    clio.stub.records.edit("matters", there.matter, "{\"display_number\": \"99999-Renamed\"}");

    there.read();

    assertThat(there.ourMatter().id()).isEqualTo(id);
    assertThat(directory.matter(new MatterId("99999-Renamed"))).isEmpty();
  }

  @Test
  void recognisesAMatterAndItsClientByTheNumberAndAPersonByTheAddress() {
    var known = firm.hourlyMatter().loaded();
    addHere("""
        {"firm": {"timekeepers": [{"id": "TKN%d", "lastName": "Whitby", "firstName": "Nora", "classification": "PARTNR",
         "email": "%s"}]}}
        """.formatted(there.attorney, clio.stub.records.one("users", there.attorney).get("email").asText().toUpperCase()));
    clio.stub.records.edit("matters", there.matter, "{\"display_number\": \"%s\"}".formatted(known.number()));

    there.read();

    assertThat(there.theirs(LinkKind.MATTER, known.number())).isEqualTo(there.matter);
    assertThat(there.theirs(LinkKind.TIMEKEEPER, "TKN" + there.attorney)).isEqualTo(there.attorney);
    assertThat(there.ourTimekeeper().classification()).isEqualTo("PARTNR");
    assertThat(there.theirs(LinkKind.CLIENT, known.clientId().value())).isEqualTo(there.company);
    assertThat(directory.required(known.id()).client()).isEqualTo(known.clientId());
  }

  @Test
  void whatWasDeletedInClioIsFoundByCallingTheRoll() {
    there.read();
    var id = there.ourMatter().id();
    clio.stub.records.delete("matters", there.matter);
    clio.stub.records.delete("users", there.attorney);

    there.read();
    assertThat(directory.required(id).isOpen()).isTrue();
    clio.clock.advance(Duration.ofHours(25));
    there.read();

    assertThat(directory.required(id).status()).isEqualTo(Status.CLOSED);
    assertThat(there.ourTimekeeper().active()).isFalse();
    assertThat(there.links().theirs(LinkKind.MATTER, id.value())).isEmpty();
  }

  @Test
  void aSecondRoundChangesNothingAndLeavesNoTrace() {
    there.read();
    var before = directory.required(there.ourMatter().id());

    there.read();

    assertThat(directory.required(there.ourMatter().id())).isEqualTo(before);
    assertThat(clio.stub.requests("POST", "matters")).isEmpty();
  }

  private void addHere(String document) {
    assertThat(product.getBean(DirectoryLoading.class)
        .update(ClioStub.json(document), Actor.ENGINE).rejected()).isEmpty();
  }
}
