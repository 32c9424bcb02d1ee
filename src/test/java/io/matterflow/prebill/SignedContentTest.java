package io.matterflow.prebill;

import static io.matterflow.prebill.PreBillFixture.hold;
import static io.matterflow.prebill.PreBillFixture.hours;
import static io.matterflow.prebill.PreBillFixture.line;
import static io.matterflow.prebill.PreBillFixture.narrative;
import static io.matterflow.prebill.PreBillFixture.preBill;
import static io.matterflow.prebill.PreBillFixture.writeDown;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignedContentTest {

  private final PreBillLine first = line(1, "1.0", "400");
  private final PreBillLine second = line(2, "0.5", "300");
  private final PreBill preBill = preBill(first, second);

  @Test
  void theSameContentHasTheSameHash() {
    assertThat(SignedContent.hashOf(preBill)).hasSize(64)
        .isEqualTo(SignedContent.hashOf(preBill.loadedWith(preBill.lines())));
  }

  @Test
  void whateverTheClientWouldReadOtherwiseChangesTheHash() {
    assertThat(List.of(narrative("Other words"), hours("0.9"), writeDown("10"), hold(true)))
        .allSatisfy(change -> assertThat(SignedContent.hashOf(withFirst(first.with(change))))
            .isNotEqualTo(SignedContent.hashOf(preBill)));
  }

  @Test
  void aNoteForTheHouseIsNotSigned() {
    var noted = first.with(new LineChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.of("the client complained about this one"), Optional.empty(), Optional.empty()));

    assertThat(SignedContent.hashOf(withFirst(noted))).isEqualTo(SignedContent.hashOf(preBill));
  }

  @Test
  void aNewVersionIsAnotherContent() {
    assertThat(SignedContent.hashOf(preBill.replacing(first))).isNotEqualTo(SignedContent.hashOf(preBill));
  }

  @Test
  void wordsCannotPassThemselvesOffAsFields() {
    var one = first.with(narrative("a1:b,"));
    var other = first.with(narrative("a")).with(new LineChange(Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.of("b"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));

    assertThat(SignedContent.hashOf(withFirst(one))).isNotEqualTo(SignedContent.hashOf(withFirst(other)));
  }

  /** At the same version, so that only the content differs. */
  private PreBill withFirst(PreBillLine changed) {
    return preBill.loadedWith(List.of(changed, second));
  }
}
