package io.matterflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.Billing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A partner who answers for a matter of their own, at every address that is read, with every id of somebody else's
 * matter: its time, costs, bills, invoices and write-downs are told nowhere.
 */
@ProductTest
@Tag("both-databases")
class AnotherPartnersMatterTest {

  @Autowired private Firm firm;
  @Autowired private Newcomers newcomers;
  @Autowired private TestPeople people;
  @Autowired private Billing billing;
  @Autowired private Invoiced invoiced;
  @Autowired @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping routes;
  @LocalServerPort private int port;

  private final String word = "zy" + UUID.randomUUID().toString().substring(0, 8);
  private final Map<String, String> ids = new LinkedHashMap<>();
  private TimekeeperId partner;
  private Engagement own;
  private Engagement anothers;

  @BeforeEach
  void twoPartnersHaveBilledAndCollected() {
    partner = newcomers.associate();
    people.timekeeper(partner.value(), Role.TIMEKEEPER);
    as("billing-admin").post("/api/users/%s/roles".formatted(partner),
        Map.of("roles", List.of("timekeeper", "responsible-attorney", "billing-partner"), "everyMatter", false));
    own = firm.hourlyMatter().responsibleAttorney(partner.value()).billingPartner(partner.value()).loaded();
    anothers = firm.hourlyMatter().loaded();
    billed(own, "own work");
    ids.putAll(billed(anothers, word + " pleading"));
  }

  /** A figure is written as a page and a file from what was read: the same Java on both databases. */
  static Stream<String> formats() {
    return TestDatabase.isPostgres()
        ? Stream.of("application/json")
        : Stream.of("application/json", "text/html", "text/csv");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void whatIsAnothersIsToldNowhere(String format) {
    var caller = as(partner.value()).with("Accept", format);
    for (var address : addresses()) {
      tellsNothing(address, caller.get(address));
    }
  }

  /** The same addresses answer for the partner's own matter, so that the test above is no test of shut doors. */
  @Test
  void whatIsTheirOwnIsTold() {
    var caller = as(partner.value());

    assertThat(caller.get("/api/expenses?matterId=" + own.number()).json().path("items")).hasSize(1);
    assertThat(caller.get("/api/reports/write-downs").json().path("items").findValuesAsText("clientId"))
        .containsOnly(own.clientId().value());
    assertThat(caller.get("/api/pre-bills?matterId=" + own.number()).json().path("items")).hasSize(1);
    assertThat(caller.get("/api/invoices?matterId=" + own.number()).json().path("items")).hasSize(1);
  }

  @Test
  void theMattersAssociateKnowsOfItAndIsRefusedItsCosts() {
    people.timekeeper(Engagement.ASSOCIATE.value(), Role.TIMEKEEPER);

    assertThat(as(Engagement.ASSOCIATE.value()).get("/api/expenses?matterId=" + own.number()).status()).isEqualTo(403);
    assertThat(as(partner.value()).get("/api/expenses?matterId=" + anothers.number()).status()).isEqualTo(404);
    assertThat(as(partner.value()).get("/api/expenses?matterId=0000-9999").status()).isEqualTo(404);
  }

  private Map<String, String> billed(Engagement matter, String narrative) {
    billing.spent(matter, Billing.JUNE_15, "E101", "120", "0.15");
    billing.worked(matter, "2.0", narrative);
    var preBill = billing.juneOf(matter, "MONTHLY");
    var office = as("billing-coordinator");
    var packet = office.get("/api/pre-bills/" + preBill).json();
    var line = line(packet, narrative);
    var cut = as("responsible-attorney").post("/api/pre-bills/%s/lines/%s".formatted(preBill, line),
        Map.of("writeDown", "20.00", "reason", "learning " + word));
    assertThat(cut.status()).as(cut.toString()).isEqualTo(200);
    var invoice = invoiced.delivered(matter, "100.00").value();
    var cost = office.get("/api/expenses?matterId=" + matter.number()).json().at("/items/0/id").asText();
    return Map.of("matter", matter.number(), "client", matter.clientId().value(), "pre-bill", preBill, "line", line,
        "invoice", invoice, "cost", cost);
  }

  private static String line(JsonNode packet, String narrative) {
    for (var line : packet.path("lines")) {
      if (line.path("narrative").asText().equals(narrative)) {
        return line.path("id").asText();
      }
    }
    throw new AssertionError("no line '%s' in %s".formatted(narrative, packet));
  }

  private List<String> addresses() {
    var asked = "?matterId=%s&clientId=%s&invoiceNumber=%s".formatted(ids.get("matter"), ids.get("client"),
        ids.get("invoice"));
    var addresses = new ArrayList<String>();
    routes.getHandlerMethods().keySet().stream()
        .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
        .flatMap(route -> route.getPatternValues().stream())
        .filter(address -> address.startsWith("/api/"))
        .distinct()
        .flatMap(this::withEachId)
        .forEach(address -> addresses.addAll(List.of(address, address + asked)));
    assertThat(addresses).hasSizeGreaterThan(100).contains("/api/reports/write-downs");
    return addresses;
  }

  private Stream<String> withEachId(String address) {
    if (address.contains("{kind}")) {
      return Stream.of("pre-bill", "pre-bill-line", "invoice", "matter")
          .flatMap(kind -> withEachId(address.replace("{kind}", kind)));
    }
    return address.contains("{")
        ? ids.values().stream().map(id -> address.replaceAll("\\{[^}]+}", id))
        : Stream.of(address);
  }

  private void tellsNothing(String address, Answer answer) {
    assertThat(answer.status()).as("%s: %s", address, answer).isLessThan(500);
    assertThat(answer.body()).as(address).doesNotContain(word);
    if (answer.status() == 200) {
      assertThat(answer.body()).as(address).doesNotContain(ids.values()).doesNotContain(anothers.matter().name());
    }
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
