package io.matterflow.badinput;

import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import io.matterflow.trust.Draws;
import io.matterflow.trust.Settlements;
import io.matterflow.trust.TrustHouse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Drawdowns at each of their steps, on accounts of their own, and grants to people of their own. */
@Component
class DrawdownRequests implements Ground<DrawdownWrite> {

  private final Draws draws;
  private final Settlements settlements;
  private final TestPeople people;
  private final Standing standing;

  DrawdownRequests(Draws draws, Settlements settlements, TestPeople people, Standing standing) {
    this.draws = draws;
    this.settlements = settlements;
    this.people = people;
    this.standing = standing;
  }

  @Override
  public Class<DrawdownWrite> writes() {
    return DrawdownWrite.class;
  }

  @Override
  public Request fresh(DrawdownWrite write) {
    draws.lawyersHoldAuthority();
    return switch (write) {
      case DRAWDOWN -> drawdown(write);
      case DRAWDOWN_AUTHORIZATION ->
          Request.to(write, Map.of("decision", "AUTHORIZE", "version", 1, "reason", "As billed."), proposed(30));
      case DRAWDOWN_EARLY_RELEASE -> Request.to(write, Map.of("reason", "They agreed by mail."), proposed(1));
      case DRAWDOWN_EXECUTION ->
          Request.to(write, Map.of("method", "ACH", "ref", "a-1", "date", standing.today().toString()), authorized());
      case DRAWDOWN_CHANGE -> Request.to(write,
          Map.of("version", 1, "amount", "40.00", "payee", "The firm", "method", "ACH", "ref", "a-1"), proposed(30));
      case DRAWDOWN_WITHDRAWAL -> Request.to(write, Map.of("reason", "Paid by card."), proposed(30));
      case DRAWDOWN_OBJECTION -> Request.to(write, Map.of("reason", "They wrote."), proposed(30));
      case TRUST_AUTHORITY -> Request.to(write, Map.of("person", lawyer(), "lawyer", "IL 6201234",
          "from", standing.today().toString(), "until", standing.today().plusYears(1).toString()));
      case TRUST_AUTHORITY_END -> Request.to(write, Map.of("reason", "Left the firm."),
          draws.house.grant(TrustHouse.person(lawyer(), Role.TRUST_AUTHORIZER)).toString());
    case MATTER_CLOSING ->
        Request.to(write, Map.of("matterId", draws.client("0.00").matter().number(), "payee", "Casey Roe"));
      case DISTRIBUTION, DISTRIBUTION_PREVIEW -> distribution(write);
      case DISTRIBUTION_APPROVAL -> Request.to(write, Map.of("of", "Casey Roe", "way", "SIGNED_ON_PAPER",
        "on", draws.house.today().toString(), "evidence", "File 12", "objections",
        List.of(Map.of("share", 1, "reason", "Too much."))),
          settlements.prepared(settlements.settled()).id().toString());
      case DISTRIBUTION_SETTLEMENT ->
        Request.to(write, Map.of("share", 2, "amount", "10.00", "reason", "They take less."),
            settlements.held().toString());
      case DISTRIBUTION_WITHDRAWAL -> Request.to(write, Map.of("reason", "A lien was forgotten."),
          settlements.prepared(settlements.settled()).id().toString());
      case SOLO_LAWYER -> Request.to(write, Map.of("solo", false, "reason", "There are several of us."));
    };
  }

  private Request drawdown(DrawdownWrite write) {
    var client = draws.client("500.00");
    var invoice = draws.invoice(client, "400.00", 30);
    return Request.to(write,
        Map.of("account", client.account().value(), "ledger", client.ledger().value(), "type", "DRAW_FEES",
            "amount", "50.00", "currency", "USD", "invoice", invoice.value(), "payee", "The firm", "method", "ACH",
            "ref", "a-1",
        "purpose", "The invoice of June."));
  }

  private Request distribution(DrawdownWrite write) {
    var settled = settlements.settled();
    return Request.to(write, Map.of("account", settled.client().account().value(), "matterId",
        settled.client().matter().number(),
        "deposits", List.of(settled.deposit().toString()), "clientPayee", "Casey Roe", "currency", "USD",
        "claims",
        List.of(Map.of("kind", "LIEN", "payee", "County Hospital", "amount", "4000.00", "purpose", "Notice of lien"))));
  }

  private String proposed(int daysAgo) {
    var client = draws.client("500.00");
    return draws.proposed(draws.fees(client, draws.invoice(client, "400.00", daysAgo), "50.00")).toString();
  }

  private String authorized() {
    var client = draws.client("500.00");
    return draws.authorized(draws.fees(client, draws.invoice(client, "400.00", 30), "50.00")).toString();
  }

  private String lawyer() {
    var id = "lawyer-" + UUID.randomUUID();
    people.staff(id, Role.TRUST_AUTHORIZER);
    return id;
  }
}
