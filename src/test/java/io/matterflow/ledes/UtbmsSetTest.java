package io.matterflow.ledes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtbmsSetTest {

  @ParameterizedTest
  @CsvSource({"LITIGATION, 29", "EDISCOVERY, 27", "COUNSELING, 4", "PROJECT, 15", "BANKRUPTCY, 21", "ACTIVITY, 11",
      "ACTIVITY_LOC2013, 15", "EXPENSE, 24"})
  void hasTheCodesThatALineMayCarry(UtbmsSet set, int codes) {
    assertThat(set.usable()).hasSize(codes);
  }

  @ParameterizedTest
  @CsvSource({"LITIGATION, L330, L300", "PROJECT, P300, P200", "COUNSELING, C100, C500", "ACTIVITY, A101, A100",
      "EXPENSE, E124, E100"})
  void leavesOutWhatOnlyGroupsOthers(UtbmsSet set, String usable, String not) {
    assertThat(set.usable()).contains(usable).doesNotContain(not);
  }

  @Test
  void aLitigationMattersTasksAreOfItsSetAndOfElectronicDiscovery() {
    var profile = LedesProfile.DEFAULT.forTasksOf(UtbmsSet.LITIGATION);

    assertThat(profile.knows(LedesField.LINE_ITEM_TASK_CODE, "L330")).isTrue();
    assertThat(profile.knows(LedesField.LINE_ITEM_TASK_CODE, "L631")).isTrue();
    assertThat(profile.knows(LedesField.LINE_ITEM_TASK_CODE, "P300")).isFalse();
    assertThat(profile.knows(LedesField.LINE_ITEM_ACTIVITY_CODE, "A103")).isTrue();
  }

  @Test
  void aSetKnownInPartOnlyRefusesNoTask() {
    var profile = LedesProfile.DEFAULT.forTasksOf(UtbmsSet.PATENT);

    assertThat(profile.knows(LedesField.LINE_ITEM_TASK_CODE, "PA999")).isTrue();
    assertThat(profile.knows(LedesField.LINE_ITEM_ACTIVITY_CODE, "Z1")).isFalse();
  }
}
