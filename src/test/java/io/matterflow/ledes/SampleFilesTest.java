package io.matterflow.ledes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleFilesTest {

  @ParameterizedTest
  @MethodSource("io.matterflow.ledes.SampleFile#all")
  void haveTheErrorsTheyAreLabelledWith(SampleFile file) {
    var report = Judged.report(LedesProfile.DEFAULT, file.bytes());

    assertThat(Judged.errors(report)).containsExactlyElementsOf(file.errors());
    assertThat(report.valid()).isEqualTo(file.errors().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("io.matterflow.ledes.SampleFile#valid")
  void areWithoutAnyWarningWhenTheyAreValid(SampleFile file) {
    assertThat(Judged.report(LedesProfile.DEFAULT, file.bytes()).findings()).isEmpty();
  }
}
