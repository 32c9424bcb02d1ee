package io.matterflow.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.Invoices;
import io.matterflow.trust.Draws.Client;
import io.matterflow.trust.TrustActs.House;
import io.matterflow.trust.TrustServiceSequence.Step;
import io.matterflow.trust.TrustTally.Manner;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Random sequences through the doors of trust: what is answered is what the journal has, and every law holds after each
 * step. A failure names its seed; {@code -Dmatterflow.seed=} and {@code -Dmatterflow.sequences=1} play it again.
 */
@ProductTest
@Tag("both-databases")
class TrustServiceSequencesTest {

  private static final long SEED = Long.getLong("matterflow.seed", 20_260_630);
  private static final int STEPS = Integer.getInteger("matterflow.steps", 12);
  private static final int SEQUENCES_OF_A_CLIENT = 20;
  /** From so many sequences on, each step has gone through and each refusal was met. */
  private static final int MANY = 1_000;

  @Autowired private Draws draws;
  @Autowired private Firm firm;
  @Autowired private Deposits deposits;
  @Autowired private BankEvents bank;
  @Autowired private Shortages shortages;
  @Autowired private Reconciliations reconciliations;
  @Autowired private Invoices invoices;
  @Autowired private TrustProof proof;
  @Autowired private TrustAccounts accounts;
  @Autowired private JdbcTrustPostings postings;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void lawyersHoldAuthority() {
    draws.lawyersHoldAuthority();
  }

  @Test
  void everyLawHoldsAfterEachStepOfAFew() {
    play(Integer.getInteger("matterflow.sequences", 4));
  }

  @Test
  @Tag("campaign")
  void everyLawHoldsAfterEachStepOfTenThousand() {
    var tally = play(Integer.getInteger("matterflow.sequences", 10_000));

    assertThat(proof.verify().trail().breaks()).isEmpty();
    if (Integer.getInteger("matterflow.sequences", 10_000) >= MANY) {
      assertThat(tally.neverDone(Step.values())).containsExactly(Step.SIGN_STALE.name());
      assertThat(tally.manners()).containsKeys(Manner.values());
    }
  }

  private TrustTally play(int sequences) {
    var house = new House(draws, deposits, bank, shortages, reconciliations, invoices, proof, accounts, postings, jdbc);
    var tally = new TrustTally();
    var clients = List.<Client>of();
    var begun = System.nanoTime();
    for (var played = 0; played < sequences; played++) {
      var seed = SEED + played;
      if (played % SEQUENCES_OF_A_CLIENT == 0) {
        var making = System.nanoTime();
        clients = clients();
        tally.spent("clients", making);
      }
      try {
        new TrustServiceSequence(seed, clients, house, tally).play(STEPS);
      } catch (AssertionError broken) {
        throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken.getCause());
      }
      if ((played + 1) % MANY == 0) {
        System.out.printf("%,d sequences in %d s%n", played + 1, (System.nanoTime() - begun) / 1_000_000_000);
      }
    }
    System.out.printf("%n%,d sequences of %d steps through the services in %d s from seed %d: %s%n", sequences, STEPS,
        (System.nanoTime() - begun) / 1_000_000_000, SEED, tally);
    return tally;
  }

  /** Two clients, and a second matter of the second one. */
  private List<Client> clients() {
    var second = draws.client("1.00");
    return List.of(draws.client("1.00"), second,
        draws.client(firm.hourlyMatter().ofTheClientOf(second.matter()).loaded(), "1.00"));
  }
}
