package io.matterflow.trust;

import static io.matterflow.trust.Draws.COORDINATOR;
import static io.matterflow.trust.Draws.LAWYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.trust.Drawdown.State;
import io.matterflow.trust.Draws.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A ledger of which much was asked that came to nothing: what matters is found among it. */
@ProductTest
@Tag("both-databases")
class ManyDrawdownsTest {

  private static final int MANY = 501;

  @Autowired private Draws draws;
  @Autowired private Closings closings;
  @Autowired private Jobs jobs;
  @Autowired private JdbcTemplate jdbc;

  private Client client;

  @BeforeEach
  void aClientHas500InTrust() {
    draws.lawyersHoldAuthority();
    client = draws.client("500.00");
  }

  @Test
  void aRefundThatALawyerRefusedIsNotProposedAgainHoweverMuchWasAskedForSince() {
    var closing = closings.ask(client.matter().matter(), "Casey Roe", COORDINATOR).orElseThrow().id();
    jobs.runDue("matter-closing", closing.toString());
    var refund = search(Optional.empty(), 10).get(0);
    DrawdownProblems.standing(draws.signing.refuse(refund.id(), 1, "Wrong payee.", LAWYER));
    askedForInVain();

    assertThat(closings.look(closing)).isEqualTo(Closings.Stand.PIECES);

    assertThat(closings.pieces(closing)).anyMatch(piece -> piece.contains("the refund of $500.00 was not authorized"));
    assertThat(search(Optional.of(State.PROPOSED), 10)).isEmpty();
  }

  @Test
  void eachIsFoundByItsLedgerAndByHowItStands() {
    var paid = draws.posted(draws.to(client, DrawdownType.DISBURSE_COST, "45.00", "Clerk of Court"));
    var reversal = draws.posted(draws.reversal(client, "45.00", draws.now(paid).postedAs().orElseThrow(),
        Optional.empty()));
    var open = draws.proposed(draws.to(client, DrawdownType.DISBURSE_COST, "30.00", "Clerk of Court"));
    askedForInVain();

    assertThat(search(Optional.of(State.TAKEN_BACK), 10)).extracting(Drawdown::id).containsExactly(paid);
    assertThat(search(Optional.of(State.SETTLED), 10)).extracting(Drawdown::id).containsExactly(reversal);
    assertThat(search(Optional.of(State.PROPOSED), 10)).extracting(Drawdown::id).containsExactly(open);
    assertThat(search(Optional.of(State.POSTED), 10)).isEmpty();
    assertThat(search(Optional.empty(), 1000)).hasSize(MANY + 3);
    assertThat(draws.drawdowns.search(Optional.empty(), Optional.of(client.ledger()), Optional.empty(), 2)).hasSize(2);
    assertThat(draws.drawdowns.search(Optional.empty(), Optional.empty(), Optional.of(State.TAKEN_BACK), 1)).hasSize(1);
  }

  private List<Drawdown> search(Optional<State> state, int most) {
    return draws.drawdowns.search(Optional.of(client.account()), Optional.of(client.ledger()), state, most);
  }

  private void askedForInVain() {
    var rows = new ArrayList<Object[]>();
    for (var at = 0; at < MANY; at++) {
      rows.add(new Object[] {UUID.randomUUID(), client.account().value(), client.ledger().value(),
          draws.house.now().plusSeconds(1)});
    }
    jdbc.batchUpdate("""
        insert into trust_drawdown (id, account, ledger, type, amount, currency, payee, state, version, requested_by, requested_at,
          ended_because)
        values (?, ?, ?, 'DISBURSE_COST', 1, 'USD', 'Clerk', 'VOIDED', 1, 'test', ?, 'WITHDRAWN')
        """, rows);
  }
}
