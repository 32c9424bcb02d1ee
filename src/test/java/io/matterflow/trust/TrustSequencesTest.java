package io.matterflow.trust;

import io.matterflow.ProductTest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Random sequences of all that can happen to a trust account, right and wrong: each answer is the oracle's, and every law holds after
 * each step. A failure names its seed; {@code -Dmatterflow.seed=} and {@code -Dmatterflow.sequences=1} play it again.
 */
@ProductTest
@Tag("both-databases")
class TrustSequencesTest {

  private static final long SEED = Long.getLong("matterflow.seed", 20_260_630);
  private static final int STEPS = 20;

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
    play(Integer.getInteger("matterflow.sequences", 10_000));
  }

  private void play(int sequences) {
    var clients = List.of(house.ledger(), house.ledger());
    for (var seed = SEED; seed < SEED + sequences; seed++) {
      try {
        new TrustSequence(seed, clients, house, ledger, proof, jdbc).play(STEPS);
      } catch (AssertionError broken) {
        throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken.getCause());
      }
    }
  }
}
