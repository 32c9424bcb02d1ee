package io.matterflow.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.trust.TrustSequence.Step;
import io.matterflow.trust.TrustTally.Manner;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Random sequences of all that can happen to a trust account, right and wrong: each answer is the oracle's, and every
 * law holds after each step. A failure names its seed; {@code -Dmatterflow.seed=} and {@code -Dmatterflow.sequences=1}
 * play it again.
 */
@ProductTest
@Tag("both-databases")
class TrustSequencesTest {

  private static final long SEED = Long.getLong("matterflow.seed", 20_260_630);
  private static final int STEPS = 20;
  /** From so many sequences on, each step has gone through that can. */
  private static final int MANY = 1_000;
  /** What is refused whenever it is tried; what was posted before is not done again. */
  private static final String[] NEVER_DONE = {"BARE", "OTHER_TERMS", "OVERDRAW", "REPEATED", "USED", "VOIDED",
      "LAPSED"};

  @Autowired private TrustHouse house;
  @Autowired private TrustLedger ledger;
  @Autowired private TrustProof proof;
  @Autowired private JdbcTemplate jdbc;

  @Test
  void everyLawHoldsAfterEachStepOfAFew() {
    play(Integer.getInteger("matterflow.sequences", 12));
  }

  @Test
  @Tag("campaign")
  void everyLawHoldsAfterEachStepOfTenThousand() {
    var tally = play(Integer.getInteger("matterflow.sequences", 10_000));

    assertThat(proof.verify().trail().breaks()).isEmpty();
    if (Integer.getInteger("matterflow.sequences", 10_000) >= MANY) {
      assertThat(tally.neverDone(Step.values())).containsExactlyInAnyOrder(NEVER_DONE);
      assertThat(tally.manners()).containsKeys(Manner.values());
    }
  }

  private TrustTally play(int sequences) {
    var clients = List.of(house.ledger(), house.ledger());
    var tally = new TrustTally();
    var begun = System.nanoTime();
    for (var seed = SEED; seed < SEED + sequences; seed++) {
      try {
        new TrustSequence(seed, clients, house, ledger, proof, jdbc, tally).play(STEPS);
      } catch (AssertionError broken) {
        throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken.getCause());
      }
      if ((seed - SEED + 1) % MANY == 0) {
        System.out.printf("%,d sequences in %d s%n", seed - SEED + 1, (System.nanoTime() - begun) / 1_000_000_000);
      }
    }
    System.out.printf("%n%,d sequences of %d steps in the ledger in %d s from seed %d: %s%n", sequences, STEPS,
        (System.nanoTime() - begun) / 1_000_000_000, SEED, tally);
    return tally;
  }
}
