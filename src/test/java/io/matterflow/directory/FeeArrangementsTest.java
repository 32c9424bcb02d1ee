package io.matterflow.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.directory.FeeArrangement.Cap;
import io.matterflow.directory.FeeArrangement.Capture;
import io.matterflow.directory.FeeArrangement.Codes;
import io.matterflow.directory.FeeArrangement.Lines;
import io.matterflow.directory.FeeArrangement.Receipts;
import io.matterflow.directory.FeeArrangement.Reminders;
import io.matterflow.directory.FeeArrangement.Reviewers;
import io.matterflow.directory.FeeArrangement.Trigger;
import io.matterflow.engine.DecisionTesting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeArrangementsTest {

  @ParameterizedTest
  @CsvSource({
      "HOURLY, PROMPT, CYCLE, HOURS, NONE, AS_AGREED, EVERY_WAY, OPERATING",
      "BLENDED, PROMPT, CYCLE, HOURS, NONE, AS_AGREED, EVERY_WAY, OPERATING",
      "FLAT_MILESTONE, TRACK, MILESTONE, FIXED, NONE, AS_AGREED, EVERY_WAY, OPERATING",
      "HYBRID_SUCCESS, PROMPT, CYCLE, MIXED, NONE, AS_AGREED, EVERY_WAY, OPERATING",
      "CAPPED, PROMPT, CYCLE, HOURS, FEES, AS_AGREED, EVERY_WAY, OPERATING",
      "CONTINGENCY, TRACK, OUTCOME, SUCCESS, NONE, AS_AGREED, NONE, TRUST",
      "SUBSCRIPTION, TRACK, PERIOD, FIXED, NONE, AS_AGREED, EVERY_WAY, TRUST",
      "INSURANCE_DEFENSE, PROMPT, CYCLE, HOURS, NONE, REQUIRED, IN_WRITING, OPERATING",
      "GOVERNMENT, PROMPT, CYCLE, HOURS, NONE, REQUIRED, IN_WRITING, OPERATING",
      "PRO_BONO, TRACK, NEVER, NONE, NONE, AS_AGREED, NONE, OPERATING",
      "BARTER, TRACK, UNKNOWN, UNKNOWN, NONE, AS_AGREED, NONE, OPERATING"
  })
  void putsAnArrangementTogether(
      String model,
      Capture capture,
      Trigger trigger,
      Lines lines,
      Cap cap,
      Codes codes,
      Reminders reminders,
      Receipts receipts) {
    assertThat(new FeeArrangements(DecisionTesting.decisions()).named(model).result()).isEqualTo(new FeeArrangement(
        capture, trigger, lines, cap, 80, codes, reminders, receipts, Reviewers.ATTORNEY_AND_PARTNER));
  }
}
