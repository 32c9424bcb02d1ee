package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTextTest {

  private final Typefaces typefaces = new Typefaces();

  @Test
  void whatAPageCanNeverShowBecomesTheSignForIt() {
    assertThat(PageText.of("a\u0000b\u001Bc\uD800d\u202Ee\nf")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\nf");
  }

  @Test
  void whatWordProcessorsLeaveBehindIsMadePlain() {
    assertThat(PageText.of("e\u0301t\u00E9\u2003x\u3000y\r\nz\u2028end\uFEFF\u200E\u202F!"))
        .isEqualTo("été x y\nz\nend\u00A0!");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "Reviewed “draft” – 50 % of §§ 3–7…", "naïve Straße, Łódź, İstanbul, Đặng Thị Ánh", "Ελληνικά, ᾠδή",
      "Кириллица, Ґудзь",
    "e\u0301 and soft\u00ADhyphen", "non\u2011breaking", "two\nlines\tand a tab", ""})
  void lettersOfTheTypefacesAreNotLost(String text) {
    assertThat(typefaces.lostFrom(text)).isEmpty();
  }

  @Test
  void whatIsLostIsNamedOnceAndInItsOrder() {
    assertThat(typefaces.lostFrom("x 漢字 😀 漢 عر")).containsExactly("漢", "字", "😀", "ع", "ر");
  }

  @Test
  void whatNobodyCanSeeIsNamedByItsNumber() {
    assertThat(typefaces.lostFrom("a\u0000b \u202Ec \uF0B7d")).containsExactly("U+0000", "U+202E", "U+F0B7");
  }
}
