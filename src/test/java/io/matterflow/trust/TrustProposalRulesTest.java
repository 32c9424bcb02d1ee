package io.matterflow.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.directory.FeeArrangement.Receipts;
import io.matterflow.directory.FeeArrangement.Trigger;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Subject;
import io.matterflow.trust.RetainerKind.Drawn;
import io.matterflow.trust.RetainerKind.Kind;
import io.matterflow.trust.TrustProposals.Facts;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of {@code retainer-kind} and of {@code draw-proposal}. */
class TrustProposalRulesTest {

  private static final Subject NOBODY = Subject.of("matter", "1");

  @ParameterizedTest
  @CsvSource({
      "TRUE_RETAINER, false, CYCLE, MODEL, TRUE_RETAINER, OPERATING, BY_HAND, false",
      "FLAT_FEE_DISCLOSED, false, MILESTONE, CA, FLAT_FEE, OPERATING, BY_HAND, false",
      "FLAT_FEE_DISCLOSED, false, MILESTONE, TX, FLAT_FEE, TRUST, EACH_BILL, false",
      "FLAT_FEE, true, CYCLE, CA, FLAT_FEE, TRUST, EACH_BILL, false",
      "SECURITY, true, CYCLE, MODEL, SECURITY, TRUST, LAST_BILL, false",
      "'', false, OUTCOME, MODEL, SETTLEMENT, TRUST, BY_HAND, false",
      "'', true, NEVER, MODEL, COSTS_ONLY, TRUST, BY_HAND, false",
      "'', true, CYCLE, MODEL, EVERGREEN, TRUST, EACH_BILL, true",
      "'', false, PERIOD, MODEL, SUBSCRIPTION, TRUST, EACH_BILL, false",
      "'', false, MILESTONE, MODEL, FLAT_FEE, TRUST, EACH_BILL, false",
      "'', false, CYCLE, MODEL, ADVANCE, TRUST, EACH_BILL, false",
      "EVERGREEN, false, CYCLE, MODEL, ADVANCE, TRUST, EACH_BILL, false",
  })
  void whatIsPaidAheadIsTrustMoneyUnlessItIsEarnedAtOnce(
      String retainer,
      boolean floor,
      Trigger trigger,
      String jurisdiction,
      Kind kind,
      Receipts receipts,
      Drawn drawn,
      boolean refilled) {
    var facts = new RetainerKinds.Facts(retainer, floor, trigger, jurisdiction);

    assertThat(DecisionTesting.decisions().decide(RetainerKinds.TABLE, facts, NOBODY).result())
        .isEqualTo(new RetainerKind(kind, receipts, drawn, refilled));
  }

  @ParameterizedTest
  @CsvSource({
      "takenOver, EACH_BILL, NEVER, TAKEN_OVER",
      "disputed, BY_HAND, NEVER, NOT_DRAWN_FOR_BILLS",
      "refused, EACH_BILL, NEVER, REFUSED_BEFORE",
      "planned, EACH_BILL, WAIT, PAYMENT_PLAN",
      "'', LAST_BILL, WAIT, KEPT_FOR_THE_LAST_BILL",
      "lastBill, LAST_BILL, UP_TO_BALANCE, NOTICED",
      "disputed, EACH_BILL, WAIT, DISPUTED",
      "held, EACH_BILL, WAIT, HELD",
      "inPortal, EACH_BILL, WAIT, NOT_ACCEPTED",
      "frozen, EACH_BILL, WAIT, FROZEN",
      "proposed, EACH_BILL, WAIT, PROPOSED_ALREADY",
      "'', EACH_BILL, UP_TO_BALANCE, NOTICED",
      "refused disputed frozen, EACH_BILL, NEVER, REFUSED_BEFORE",
  })
  void aDrawIsProposedWhereNothingStandsAgainstIt(String what, Drawn drawn, String verdict, String because) {
    var is = Arrays.stream(what.split(" ")).collect(Collectors.toSet());

    var decided = DecisionTesting.decisions().decide(TrustProposals.TABLE, facts(is, drawn), NOBODY).result();

    assertThat(decided.verdict().name()).isEqualTo(verdict);
    assertThat(decided.because()).isEqualTo(because);
  }

  private static Facts facts(Set<String> is, Drawn drawn) {
    return new Facts(is.contains("takenOver"), drawn, is.contains("lastBill"), is.contains("refused"),
        is.contains("planned"),
        is.contains("disputed"), is.contains("held"), is.contains("inPortal"), is.contains("frozen"),
        is.contains("proposed"), 0);
  }
}
