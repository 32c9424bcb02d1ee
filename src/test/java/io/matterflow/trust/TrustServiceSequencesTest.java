package io.matterflow.trust;

import io.matterflow.ProductTest;
import io.matterflow.trust.TrustServiceSequence.House;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Random sequences through the doors of trust: what is answered is what the journal has, and every law holds after each step. A failure
 * names its seed; {@code -Dmatterflow.seed=} and {@code -Dmatterflow.sequences=1} play it again.
 */
@ProductTest
@Tag("both-databases")
class TrustServiceSequencesTest {

  private static final long SEED = Long.getLong("matterflow.seed", 20_260_630);
  private static final int STEPS = Integer.getInteger("matterflow.steps", 12);

  @Autowired private Draws draws;
  @Autowired private Deposits deposits;
  @Autowired private BankEvents bank;
  @Autowired private Shortages shortages;
  @Autowired private Reconciliations reconciliations;
  @Autowired private TrustProof proof;
  @Autowired private TrustAccounts accounts;
  @Autowired private JdbcTrustPostings postings;

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
    play(Integer.getInteger("matterflow.sequences", 10_000));
  }

  private void play(int sequences) {
    var house = new House(draws, deposits, bank, shortages, reconciliations, proof, accounts, postings);
    var matters = List.of(draws.client("1.00"), draws.client("1.00"));
    var begun = System.nanoTime();
    for (var seed = SEED; seed < SEED + sequences; seed++) {
      try {
        new TrustServiceSequence(seed, matters, house).play(STEPS);
      } catch (AssertionError broken) {
        throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken.getCause());
      }
    }
    System.out.printf("%n%d sequences of %d steps in %d s from seed %d%n", sequences, STEPS, (System.nanoTime() - begun) / 1_000_000_000, SEED);
  }
}
