package io.matterflow.practice.clio;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.directory.Directory;
import io.matterflow.directory.DirectoryLoading;
import io.matterflow.directory.Matter;
import io.matterflow.directory.Matter.Status;
import io.matterflow.directory.Timekeeper;
import io.matterflow.engine.BlockedWork.Blocked;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import io.matterflow.practice.clio.ClioStub.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What the firm has in Clio is what the directory says, whatever happens on the way. */
@ProductTest
@Tag("both-databases")
class ClioDirectoryTest {

  @Autowired private ApplicationContext product;
  @Autowired private Directory directory;
  @Autowired private Firm firm;

  private Connection clio;
  private long attorney;
  private long company;
  private long matter;

  @BeforeEach
  void aFirmInClio() {
    clio = Connection.to(product);
    attorney = clio.stub.records.add("users", """
        {"first_name": "Nora", "last_name": "Whitby", "email": "%s", "enabled": true, "rate": 412.5,
         "subscription_type": "Attorney"}
        """.formatted(fresh("nora", "whitby.example")));
    company = clio.stub.records.add("contacts", """
        {"type": "Company", "name": "Pelham Freight Ltd", "primary_email_address": "office@%s", "is_bill_recipient": false}
        """.formatted(fresh("pelham", "example")));
    clio.stub.records.add("contacts", """
        {"type": "Person", "name": "Ida Moss", "title": "General Counsel", "primary_email_address": "ida.moss@pelham.example",
         "primary_phone_number": "+13125550177", "company": {"id": %d}, "is_bill_recipient": true}
        """.formatted(company));
    matter = clio.stub.records.add("matters", """
        {"display_number": "%s-Pelham Freight", "description": "Charter dispute", "status": "Open", "billing_method": "hourly",
         "client_reference": "PF-9", "client": {"id": %d}, "responsible_attorney": {"id": %d},
         "practice_area": {"id": 3, "name": "Shipping"}}
        """.formatted(fresh("0", "1"), company, attorney));
  }

  @AfterEach
  void disconnect() {
    clio.close();
  }

  @Test
  void bringsPeopleClientsAndMattersInWithWhatClioKnowsOfThem() {
    round();

    assertThat(timekeeper()).satisfies(person -> {
      assertThat(person.displayName()).isEqualTo("Nora Whitby");
      assertThat(person.classification()).isEqualTo("ASSOC");
      assertThat(person.defaultRate()).hasValueSatisfying(rate -> assertThat(rate.plain()).isEqualTo("412.50"));
      assertThat(person.active()).isTrue();
    });
    assertThat(matter()).satisfies(taken -> {
      assertThat(taken.id().value()).endsWith("-Pelham-Freight");
      assertThat(taken.name()).isEqualTo("Charter dispute");
      assertThat(taken.status()).isEqualTo(Status.OPEN);
      assertThat(taken.billingModel()).isEqualTo("HOURLY");
      assertThat(taken.clientMatterId()).contains("PF-9");
      assertThat(taken.practiceArea()).isEqualTo("Shipping");
      assertThat(taken.responsibleAttorney()).isEqualTo(timekeeper().id());
      assertThat(taken.originatingAttorney()).isEqualTo(timekeeper().id());
      assertThat(taken.team()).containsExactly(timekeeper().id());
      assertThat(taken.billingCycle()).contains("MONTHLY");
    });
    assertThat(directory.required(matter().client())).satisfies(client -> {
      assertThat(client.name()).isEqualTo("Pelham Freight Ltd");
      assertThat(client.domains()).hasSize(1);
      assertThat(client.contacts()).extracting(contact -> contact.name())
          .containsExactly("Pelham Freight Ltd", "Ida Moss");
      assertThat(client.billingContacts()).singleElement().satisfies(contact ->
          assertThat(contact.email()).contains("ida.moss@pelham.example"));
      assertThat(client.delivery()).isEqualTo(Delivery.EMAIL);
    });
    assertThat(blocked()).isEmpty();
  }

  @Test
  void bringsTheAddressForBillsAndOfAPersonAtACompanyNeverTheirHome() {
    clio.stub.records.edit("contacts", company, """
        {"addresses": [{"name": "Work", "street": "1 Other Road"},
          {"name": "Billing", "street": "8 Dockside Plaza\\r\\nSuite 4", "city": "Chicago", "province": "IL", "postal_code": "60611",
           "country": "United States"}]}
        """);
    clio.stub.records.add("contacts", """
        {"type": "Person", "name": "Noa Reed", "company": {"id": %d}, "is_bill_recipient": true,
         "addresses": [{"name": "Home", "street": "3 Quiet Lane"}]}
        """.formatted(company));

    round();

    var client = directory.required(matter().client());
    assertThat(client.billingAddress().orElseThrow().rows())
        .containsExactly("8 Dockside Plaza", "Suite 4", "Chicago, IL 60611", "United States");
    assertThat(client.toString()).doesNotContain("Quiet Lane");

    clio.stub.records.edit("contacts", company, "{\"addresses\": []}");
    round();

    assertThat(directory.required(matter().client()).billingAddress()).isPresent();
  }

  @Test
  void readsOnlyWhatHasChangedSinceWithALittleOverlap() {
    round();
    clio.clock.advance(Duration.ofHours(1));
    round();

    var second = clio.stub.requests("GET", "matters").get(1);
    assertThat(second.query()).containsEntry("updated_since", "2026-06-30T12:55:00Z").containsEntry("order", "id(asc)");
    assertThat(clio.stub.requests("GET", "matters").get(0).query()).doesNotContainKey("updated_since");
  }

  @Test
  void followsWhatIsChangedAndClosedInClioAndKeepsWhatTheFirmAddedHere() {
    round();
    addHere("""
        {"matters": [{"id": "%s", "billingModel": "CAPPED", "courtDocket": "26-cv-77123"}]}
        """.formatted(matter().id()));
    clio.stub.records.edit("matters", matter,
        "{\"status\": \"Closed\", \"description\": \"Charter dispute (settled)\"}");
    clio.stub.records.edit("users", attorney, "{\"enabled\": false}");

    round();

    assertThat(matter().status()).isEqualTo(Status.CLOSED);
    assertThat(matter().name()).isEqualTo("Charter dispute (settled)");
    assertThat(matter().billingModel()).isEqualTo("CAPPED");
    assertThat(matter().courtDocket()).contains("26-cv-77123");
    assertThat(timekeeper().active()).isFalse();
  }

  @Test
  void aMatterThatChangesItsNumberKeepsItsId() {
    round();
    var id = matter().id();
    clio.stub.records.edit("matters", matter, "{\"display_number\": \"99999-Renamed\"}");

    round();

    assertThat(matter().id()).isEqualTo(id);
    assertThat(directory.matter(new MatterId("99999-Renamed"))).isEmpty();
  }

  @Test
  void recognisesAMatterAndItsClientByTheNumberAndAPersonByTheAddress() {
    var known = firm.hourlyMatter().loaded();
    addHere("""
        {"firm": {"timekeepers": [{"id": "TKN%d", "lastName": "Whitby", "firstName": "Nora", "classification": "PARTNR",
         "email": "%s"}]}}
        """.formatted(attorney, clio.stub.records.one("users", attorney).get("email").asText().toUpperCase()));
    clio.stub.records.edit("matters", matter, "{\"display_number\": \"%s\"}".formatted(known.number()));

    round();

    assertThat(theirs(LinkKind.MATTER, known.number())).isEqualTo(matter);
    assertThat(theirs(LinkKind.TIMEKEEPER, "TKN" + attorney)).isEqualTo(attorney);
    assertThat(timekeeper().classification()).isEqualTo("PARTNR");
    assertThat(theirs(LinkKind.CLIENT, known.clientId().value())).isEqualTo(company);
    assertThat(directory.required(known.id()).client()).isEqualTo(known.clientId());
  }

  @Test
  void goesOnAfterARestartAtThePageWhereItWas() {
    clio.stub.records.pagesOf(1);
    clio.stub.records.add("users", """
        {"first_name": "Otto", "last_name": "Renn", "email": "%s", "enabled": true}
        """.formatted(fresh("otto", "renn.example")));
    clio.the(ClioReading.class).read(ClioStream.USERS);
    var whole = clio.stub.requests("GET", "users").size();
    clio.stub.records.add("users", """
        {"first_name": "Ute", "last_name": "Sand", "email": "%s", "enabled": true}
        """.formatted(fresh("ute", "sand.example")));
    clio.stub.records.edit("users", attorney, "{\"first_name\": \"Eleonora\"}");

    clio.stub.next("GET", Fault.NONE, Fault.BROKEN);
    clio.the(ClioReading.class).read(ClioStream.USERS);
    assertThat(blocked()).singleElement().satisfies(one -> assertThat(one.owner()).isEqualTo("billing-admin"));

    try (var restarted = clio.again(product, Map.of())) {
      clio.stub.next("GET", Fault.BROKEN);
      restarted.the(ClioReading.class).read(ClioStream.USERS);
      restarted.the(ClioReading.class).read(ClioStream.USERS);
      assertThat(clio.stub.requests("GET", "users").subList(whole + 2, whole + 4)).allSatisfy(request ->
          assertThat(request.query()).containsKey("page_token"));
      assertThat(directory.timekeepers()).extracting(Timekeeper::lastName).contains("Sand", "Renn");
      assertThat(timekeeper().firstName()).isEqualTo("Eleonora");
    }
  }

  @Test
  void aPageThatClioNoLongerKnowsBeginsTheRoundAnew() {
    clio.stub.records.pagesOf(1);
    clio.stub.records.add("users", """
        {"first_name": "Otto", "last_name": "Renn", "email": "%s", "enabled": true}
        """.formatted(fresh("otto", "renn.example")));
    clio.stub.next("GET", Fault.NONE, Fault.BROKEN, Fault.REFUSED);
    clio.the(ClioReading.class).read(ClioStream.USERS);
    clio.the(ClioReading.class).read(ClioStream.USERS);

    clio.the(ClioReading.class).read(ClioStream.USERS);

    assertThat(clio.stub.requests("GET", "users").get(3).query()).doesNotContainKey("page_token");
    assertThat(blocked()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class,
      names = {"REPLY_LOST", "HANGS_BEFORE", "LIMIT", "BROKEN", "MALFORMED", "A_PAGE", "UNAUTHORIZED",
      "FORBIDDEN", "REFUSED"})
  void aFailingReadingNamesItsOwnerAndTheNextActionAndCatchesUp(Fault fault) {
    clio.stub.always("GET", fault);

    clio.the(ClioReading.class).read(ClioStream.USERS);

    assertThat(blocked()).singleElement().satisfies(one -> {
      assertThat(one.kind()).isEqualTo(ClioBlocked.NOT_READ);
      assertThat(one.owner()).isEqualTo("billing-admin");
      assertThat(one.nextAction()).isNotBlank();
      assertThat(one.what()).doesNotContain("canary");
    });
    clio.stub.well();
    clio.clock.advance(Duration.ofMinutes(3));
    round();
    assertThat(blocked()).isEmpty();
    assertThat(matter().isOpen()).isTrue();
  }

  @Test
  void aRecordThatDoesNotFitStopsNoOtherAndIsReadAgainUntilItFits() {
    clio.stub.records.edit("matters", matter, "{\"responsible_attorney\": null}");
    var other = clio.stub.records.add("matters", """
        {"display_number": "%s", "description": "Lease", "status": "Pending", "client": {"id": %d},
         "responsible_attorney": {"id": %d}}
        """.formatted(fresh("0", "2"), company, attorney));

    round();

    assertThat(links().ours(LinkKind.MATTER, other)).map(MatterId::new).map(directory::required)
        .hasValueSatisfying(taken -> assertThat(taken.status()).isEqualTo(Status.ON_HOLD));
    assertThat(blocked()).singleElement().satisfies(one -> {
      assertThat(one.kind()).isEqualTo(ClioBlocked.DOES_NOT_FIT);
      assertThat(one.what()).contains(String.valueOf(matter)).contains("attorney").doesNotContain("Charter");
    });

    clio.stub.records.edit("matters", matter, "{\"responsible_attorney\": {\"id\": %d}}".formatted(attorney));
    clio.clock.advance(Duration.ofMinutes(20));
    clio.the(ClioReading.class).readSingleRecords();
    assertThat(matter().isOpen()).isTrue();
    assertThat(blocked()).isEmpty();
  }

  @Test
  void whatWasDeletedInClioIsFoundByCallingTheRoll() {
    round();
    var id = matter().id();
    clio.stub.records.delete("matters", matter);
    clio.stub.records.delete("users", attorney);

    round();
    assertThat(directory.required(id).isOpen()).isTrue();
    clio.clock.advance(Duration.ofHours(25));
    round();

    assertThat(directory.required(id).status()).isEqualTo(Status.CLOSED);
    assertThat(timekeeper().active()).isFalse();
    assertThat(links().theirs(LinkKind.MATTER, id.value())).isEmpty();
  }

  @Test
  void whatNobodyReadsAnyMoreShowsAsBlocked() {
    round();

    clio.clock.advance(Duration.ofHours(2));

    assertThat(blocked()).isNotEmpty().allSatisfy(one -> assertThat(one.what()).contains("were not read since"));
  }

  @Test
  void aSecondRoundChangesNothingAndLeavesNoTrace() {
    round();
    var before = directory.required(matter().id());

    round();

    assertThat(directory.required(matter().id())).isEqualTo(before);
    assertThat(clio.stub.requests("POST", "matters")).isEmpty();
  }

  private void round() {
    clio.the(ClioReading.class).round();
  }

  private void addHere(String document) {
    assertThat(product.getBean(DirectoryLoading.class)
        .update(ClioStub.json(document), Actor.ENGINE).rejected()).isEmpty();
  }

  private Matter matter() {
    return directory.required(links().ours(LinkKind.MATTER, matter).map(MatterId::new).orElseThrow());
  }

  private Timekeeper timekeeper() {
    return directory.required(links().ours(LinkKind.TIMEKEEPER, attorney).map(TimekeeperId::new).orElseThrow());
  }

  private long theirs(LinkKind kind, String ours) {
    return links().theirs(kind, ours).orElseThrow();
  }

  private JdbcLinks links() {
    return clio.the(JdbcLinks.class);
  }

  private List<Blocked> blocked() {
    return clio.the(ClioBlocked.class).blockedFor(
        new Actor(new UserId("admin"), Set.of(Role.BILLING_ADMIN), Optional.empty(), true));
  }

  private static String fresh(String name, String place) {
    return place.contains(".")
        ? "%s.%d@%s".formatted(name, System.nanoTime(), place)
        : "%s%d.%s".formatted(name, System.nanoTime(), place);
  }
}
