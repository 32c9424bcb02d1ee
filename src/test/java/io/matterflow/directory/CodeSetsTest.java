package io.matterflow.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.directory.CodeSets.CodeSet;
import io.matterflow.directory.CodeSets.Fit;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeSetsTest {

  private final CodeSets codes = new CodeSets();

  @Test
  void eachSetHasItsVersionItsSourceAndItsCodes() {
    assertThat(codes.all()).hasSize(10).allSatisfy(set -> {
      assertThat(set.version()).isNotBlank();
      assertThat(set.source()).isNotBlank();
      assertThat(set.codes()).isNotEmpty();
    });
    assertThat(codes.all()).filteredOn(set -> !set.complete())
        .extracting(CodeSet::name)
        .containsExactly("PATENT", "TRADEMARK");
    assertThat(codes.all()).filteredOn(set -> set.name().equals("LITIGATION")).singleElement()
        .satisfies(set -> assertThat(set.codes()).hasSize(34));
  }

  @ParameterizedTest
  @CsvSource({"L320, L300", "L611, L610", "C300, C300", "P210, P200", "P500, P500"})
  void aCodeRollsUpToItsPhase(String code, String phase) {
    assertThat(codes.phaseOf(code)).contains(phase);
  }

  @Test
  void anUnknownCodeHasNoPhase() {
    assertThat(codes.phaseOf("L360")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"LITIGATION, L320, FITS", "LITIGATION, L300, GROUPING", "LITIGATION, L360, UNKNOWN",
      "LITIGATION, C100, OTHER_SET",
      "LITIGATION, L650, GROUPING", "EDISCOVERY, L320, OTHER_SET", "NEVER_HEARD, L320, OTHER_SET"})
  void aTaskCodeIsJudgedByTheMattersSet(String set, String code, Fit fit) {
    assertThat(codes.taskCode(Optional.of(code), set)).isEqualTo(fit);
  }

  @Test
  void whatIsMissingStaysMissing() {
    assertThat(codes.taskCode(Optional.empty(), "LITIGATION")).isEqualTo(Fit.MISSING);
    assertThat(codes.activityCode(Optional.empty())).isEqualTo(Fit.MISSING);
  }
}
