package io.matterflow.invoicing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The firm's letterheads: PNG pictures in a folder of the installation, named in {@code invoice-presentation}. A
 * picture goes into the page itself; a page asks nobody for anything.
 */
@Component
class Letterheads {

  static final String PNG = "data:image/png;base64,";

  private static final byte[] MAGIC = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int LARGEST = 1_000_000;

  private final String folder;

  Letterheads(@Value("${matterflow.letterheads:}") String folder) {
    this.folder = folder;
  }

  boolean has(String name) {
    return name.isEmpty() || (!folder.isBlank() && Files.isRegularFile(Path.of(folder, name + ".png")));
  }

  /** The picture as it stands in the page; a name without a picture is a fault that says where it is looked for. */
  Optional<String> picture(String name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    var file = Path.of(folder, name + ".png");
    if (!has(name)) {
      throw new IllegalStateException(
          "there is no letterhead %s: put %s.png into the folder that matterflow.letterheads names".formatted(name,
              name));
    }
    try {
      var content = Files.size(file) > LARGEST ? new byte[0] : Files.readAllBytes(file);
      if (!Arrays.equals(content, 0, Math.min(MAGIC.length, content.length), MAGIC, 0, MAGIC.length)) {
        throw new IllegalStateException("the letterhead %s is not a PNG picture of at most a megabyte".formatted(name));
      }
      return Optional.of(PNG + Base64.getEncoder().encodeToString(content));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the letterhead %s cannot be read".formatted(name), unreadable);
    }
  }
}
