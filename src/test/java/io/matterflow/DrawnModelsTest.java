package io.matterflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model and table is drawn and shown on one page, in pictures that load quickly. */
class DrawnModelsTest {

  private static final Path PICTURES = Path.of("docs", "models");
  private static final long LARGEST = 300_000;

  @ParameterizedTest
  @MethodSource("models")
  void isDrawnAndShownWithALineThatSaysWhatItDoes(String model) throws IOException {
    var picture = PICTURES.resolve(model + ".png");
    assertThat(picture).exists();
    assertThat(Files.size(picture)).isBetween(1L, LARGEST);
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(400);

    assertThat(Files.readString(PICTURES.resolve("README.md")))
        .containsOnlyOnce("![%s](%s.png)".formatted(model, model))
        .containsPattern("(?m)^#{3,4} %s\\n\\n[A-Z].{20,}[.]\\n\\n!\\[%s]".formatted(model, model));
  }

  @Test
  void nothingElseIsShown() throws IOException {
    assertThat(names(PICTURES, ".png")).containsExactlyInAnyOrderElementsOf(models().toList());
  }

  static Stream<String> models() throws IOException {
    return Stream.concat(names(Path.of("bpmn"), ".bpmn"), names(Path.of("dmn"), ".dmn")).sorted();
  }

  private static Stream<String> names(Path folder, String ending) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .toList()
          .stream();
    }
  }
}
