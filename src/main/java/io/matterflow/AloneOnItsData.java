package io.matterflow;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Looks before anything is opened whether another process has the embedded database, which takes one only. For the
 * product when it serves: to a process that has the file open already, the look would cost its lock.
 */
final class AloneOnItsData implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Pattern EMBEDDED_FILE = Pattern.compile("(?i)jdbc:h2:file:(?!~)([^;]+).*");

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    file(context.getEnvironment().getProperty("spring.datasource.url", ""))
        .filter(AloneOnItsData::isOpenElsewhere)
        .ifPresent(file -> {
          throw new DataFolderInUseException(file.toAbsolutePath().normalize().getParent());
        });
  }

  private static Optional<Path> file(String url) {
    return Optional.of(EMBEDDED_FILE.matcher(url)).filter(match -> match.matches())
        .map(match -> Path.of(match.group(1) + ".mv.db"))
        .filter(Files::isWritable);
  }

  /** The database holds such a lock as long as it is open; what else is wrong with the file, it says itself. */
  private static boolean isOpenElsewhere(Path file) {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE); var lock = channel.tryLock()) {
      return lock == null;
    } catch (IOException unknown) {
      return false;
    }
  }
}
