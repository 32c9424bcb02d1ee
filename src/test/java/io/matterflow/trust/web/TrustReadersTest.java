package io.matterflow.trust.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Newcomers;
import io.matterflow.ProductTest;
import io.matterflow.kernel.Role;
import io.matterflow.trust.Draws;
import io.matterflow.trust.Draws.Client;
import io.matterflow.trust.TrustHouse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Whoever signs for trust reads what they sign, by their grant alone and only as long as it holds; an attorney their
 * matter's closing.
 */
@ProductTest
@Tag("both-databases")
class TrustReadersTest {

  @LocalServerPort private int port;
  @Autowired private Draws draws;
  @Autowired private Firm firm;
  @Autowired private Newcomers newcomers;

  private String lawyer;
  private Client client;
  private List<String> books;

  @BeforeEach
  void aLawyerWhoseOnlyRoleIsThatOfATimekeeper() {
    draws.lawyersHoldAuthority();
    lawyer = newcomers.associate().value();
    client = draws.client(firm.hourlyMatter().responsibleAttorney(lawyer).loaded(), "500.00");
    var drawdown = draws.proposed(draws.fees(client, draws.invoice(client, "400.00", 30), "400.00"));
    var account = "/api/trust/accounts/" + client.account();
    books = List.of("/api/trust/drawdowns?account=" + client.account(), "/api/trust/drawdowns/" + drawdown,
        account + "/ledgers",
        account + "/verification", account + "/reconciliations", "/api/trust/attempts",
        "/api/trust/deposits?account=" + client.account());
  }

  @Test
  void aGrantInForceOpensTheBooksAndItsEndClosesThem() {
    assertThat(books).allSatisfy(book -> assertThat(read(book)).as(book).isEqualTo(403));

    var grant = draws.house.grant(TrustHouse.person(lawyer, Role.TIMEKEEPER));
    assertThat(books).allSatisfy(book -> assertThat(read(book)).as(book).isEqualTo(200));

    draws.end(grant);
    assertThat(books).allSatisfy(book -> assertThat(read(book)).as(book).isEqualTo(403));
  }

  @Test
  void anAttorneyReadsTheClosingOfTheirMatterAndNoOther() {
    var own = "/api/trust/closings?matterId=" + client.matter().id();
    var begun = as(lawyer).post("/api/trust/closings",
        Map.of("matterId", client.matter().id().value(), "payee", "Casey Roe"));
    assertThat(begun.status()).as(begun.body()).isEqualTo(202);

    assertThat(as(lawyer).get(own).json().path("items")).hasSize(1);
    assertThat(read("/api/trust/closings")).isEqualTo(403);
    assertThat(read("/api/trust/closings?matterId=" + firm.hourlyMatter().loaded().id())).isEqualTo(403);
    assertThat(as(newcomers.associate().value()).get(own).status()).isEqualTo(403);
  }

  @Test
  void whoeverActsForEveryMatterBeginsAndReadsItsClosing() {
    var begun = as("responsible-attorney").post("/api/trust/closings",
        Map.of("matterId", client.matter().id().value(), "payee", "Casey Roe"));

    assertThat(begun.status()).as(begun.body()).isEqualTo(202);
    assertThat(as("billing-partner").get("/api/trust/closings?matterId=" + client.matter().id()).json().path("items"))
        .hasSize(1);
    assertThat(as("billing-partner").get("/api/trust/closings").status()).isEqualTo(200);
  }

  private int read(String address) {
    return as(lawyer).get(address).status();
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
