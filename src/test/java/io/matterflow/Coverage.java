package io.matterflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * What the tests of this run have passed: flows of models and rules of tables, one {@code file#id} a line, written when
 * the run ends. {@code CoverageIT} reads it when all tests are through.
 */
public final class Coverage {

  private static final Path FOLDER = Path.of("target", "coverage");
  private static final Set<String> PASSED = new ConcurrentSkipListSet<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Coverage::write));
  }

  private Coverage() {}

  public static void passed(String file, String id) {
    PASSED.add(file + "#" + id);
  }

  static Set<String> ofAllRuns() throws IOException {
    var all = new TreeSet<String>();
    try (Stream<Path> runs = Files.list(FOLDER)) {
      for (var run : runs.toList()) {
        all.addAll(Files.readAllLines(run));
      }
    }
    return all;
  }

  private static void write() {
    try {
      Files.createDirectories(FOLDER);
      Files.write(FOLDER.resolve("run-%d.txt".formatted(ProcessHandle.current().pid())), PASSED);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
