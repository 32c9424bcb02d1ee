package io.matterflow.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.trust.Drawdown.State;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
@Tag("both-databases")
class UnsettledTrustTest {

  @Autowired private Draws draws;
  @Autowired private JdbcDrawdowns rows;
  @Autowired private TrustAccounts accounts;
  @Autowired private UnsettledTrust unsettled;

  @Test
  void anOldChequeIsWaitedForHoweverManyDrawdownsHaveComeToNothingSince() {
    draws.lawyersHoldAuthority();
    var client = draws.client("500.00");
    var cheque = draws.now(draws.posted(draws.to(client, DrawdownType.REFUND, "500.00", "The client")));

    for (int withdrawn = 0; withdrawn < 500; withdrawn++) {
      rows.insert(new Drawdown(DrawdownId.next(), cheque.terms(), State.VOIDED, 1, cheque.requestedBy(),
          cheque.requestedAt().plusSeconds(60), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
          Optional.empty(), Optional.empty()));
    }

    assertThat(unsettled.of(client.matter().id())).singleElement().asString().contains("$500.00");
    assertThat(unsettled.isSettled(accounts.find(client.account()).orElseThrow(), client.ledger())).isFalse();
  }
}
