package io.matterflow.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Whoever is refused finds the code that came with it in the table of the docs. */
class TrustCodesTest {

  @Test
  void eachStandsInTheTableOfTheDocs() throws IOException {
    var page = Files.readString(Path.of("docs/trust.md"));

    assertThat(Arrays.stream(TrustCode.values()).map(TrustCode::name))
        .allSatisfy(code -> assertThat(page).contains("`" + code + "`"));
    assertThat(page).contains("`TRUST_ALREADY_OPEN`", "`TRUST_AUTHORITY_REFUSED`");
  }
}
