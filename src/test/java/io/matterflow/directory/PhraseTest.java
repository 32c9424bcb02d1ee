package io.matterflow.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.directory.Phrase.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      NUMBER        | 1001-0002   | [1001-0002] comments on lease           | true
      NUMBER        | 1001-0002   | 1001-0002_v3.docx                       | true
      NUMBER        | 1001-0002   | matter1001-0002                         | true
      NUMBER        | 1001-0002   | 11001-0002                              | false
      NUMBER        | 1001-0002   | 1001-00021                              | false
      NUMBER        | 1001-0002   | 7-1001-0002                             | false
      NUMBER        | 1001-0002   | 1001-0002-B                             | false
      NUMBER        | 1001-0002   | 1001 0002                               | false
      CLIENT_NUMBER | BLU-24001   | your file blu-24001, please             | true
      CLIENT_NUMBER | BLU-24001   | KABLU-24001                             | false
      CLIENT_NUMBER | 24A         | file 24Able                             | false
      DOCKET        | 26-cv-11018 | Hearing 26-CV-11018                     | true
      DOCKET        | 26-cv-11018 | No. 1:26-cv-11018-JPS                   | true
      DOCKET        | 26-cv-11018 | 26-cv-110187                            | false
      DOCKET        | 26-cv-11018 | 26-cv-11018-2                           | false
      NAME          | Ellery v. Barstow | RE: ELLERY V BARSTOW (draft)      | true
      NAME          | Ellery v. Barstow | Ellery vs Barstow                 | false
      NAME          | Series C    | Miniseries C                            | false
      NAME          | Series C    | series-c!                               | true
      """)
  void standsInATextOnlyWhereNothingBelongsToIt(Kind kind, String words, String text, boolean stands) {
    var phrase = Phrase.of(kind, words);

    assertThat(phrase.standsIn(text)).isEqualTo(stands);
    if (stands) {
      assertThat(Phrase.headsIn(text)).as("found by its head").contains(phrase.head());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NUMBER, 1001-0002, true",
    "NUMBER, 17, false",
    "CLIENT_NUMBER, LEASE, false",
    "DOCKET, 26-1, true",
    "NAME, Re, false",
    "NAME, Acme, true",
  })
  void isLookedForOnlyWhenItStandsNowhereByChance(Kind kind, String words, boolean telling) {
    assertThat(Phrase.of(kind, words).isTelling()).isEqualTo(telling);
  }
}
