package io.matterflow.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How far the demo's clock is from the real one, kept in a small file beside the embedded database: after a restart the
 * demo goes on as if it had never stopped.
 */
final class ClockMemory {

  private static final String FILE = "demo-clock";

  private final Path file;
  private final InstantSource real;

  ClockMemory(Path folder, InstantSource real) {
    this.file = folder.resolve(FILE);
    this.real = real;
  }

  /** The moment that it is now in the demo, or empty when this demo has never begun. */
  Optional<Instant> now() {
    try {
      var ahead = Duration.parse(Files.readString(file).trim());
      return Optional.of(real.instant().plus(ahead));
    } catch (NoSuchFileException never) {
      return Optional.empty();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Remembers that it is this moment now. A crash leaves the old memory or the new one, never half of it. */
  void keep(Instant moment) {
    var ahead = Duration.between(real.instant(), moment).toString();
    var draft = file.resolveSibling(FILE + ".draft");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (var channel = FileChannel.open(
          draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
        channel.write(ByteBuffer.wrap(ahead.getBytes(StandardCharsets.UTF_8)));
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
