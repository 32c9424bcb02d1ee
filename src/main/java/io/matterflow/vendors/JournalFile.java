package io.matterflow.vendors;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.matterflow.vendors.LocalVendor.Entry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of JSON lines that only grows and is synced at each line, whatever happens to the writing thread. A line that
 * a crash cut short was never answered for: it is not read, and the next append takes it away.
 */
final class JournalFile {

  private static final byte END_OF_LINE = '\n';
  private static final JsonMapper LINES = JsonMapper.builder()
      .addModule(new JavaTimeModule())
      .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .build();

  private final Path file;
  private SoftReference<Known> known = new SoftReference<>(new Known());

  JournalFile(Path file) {
    this.file = file;
  }

  synchronized void append(Entry entry) {
    try {
      createIfAbsent();
      try (var lines = new RandomAccessFile(file.toFile(), "rw")) {
        lines.setLength(endOfLastWholeLine(lines));
        lines.seek(lines.length());
        lines.write((LINES.writeValueAsString(entry) + (char) END_OF_LINE).getBytes(StandardCharsets.UTF_8));
        lines.getFD().sync();
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException("the file %s cannot be written".formatted(file.getFileName()), unwritable);
    }
  }

  /** Only what was added since it was read before is read now. */
  synchronized List<Entry> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (var lines = new RandomAccessFile(file.toFile(), "r")) {
      var end = endOfLastWholeLine(lines);
      var read = Optional.ofNullable(known.get()).filter(before -> before.end <= end).orElseGet(Known::new);
      read.addUpTo(end, lines);
      known = new SoftReference<>(read);
      return List.copyOf(read.entries);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the file %s cannot be read".formatted(file.getFileName()), unreadable);
    }
  }

  /** Creates the file so that it outlives a crash: the folder that names it is synced too. */
  private void createIfAbsent() throws IOException {
    if (!Files.exists(file)) {
      Files.createDirectories(file.getParent());
      Files.createFile(file);
      syncFolder();
    }
  }

  private void syncFolder() {
    try (var folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException notOnThisSystem) {
      // some systems, Windows among them, open no folders and keep names by themselves
    }
  }

  private static long endOfLastWholeLine(RandomAccessFile lines) throws IOException {
    for (var end = lines.length(); end > 0; end--) {
      lines.seek(end - 1);
      if (lines.readByte() == END_OF_LINE) {
        return end;
      }
    }
    return 0;
  }

  /** What the whole lines up to a place hold: given up when memory is short, and read again. */
  private static final class Known {

    private final List<Entry> entries = new ArrayList<>();
    private long end;

    void addUpTo(long newEnd, RandomAccessFile lines) throws IOException {
      var bytes = new byte[Math.toIntExact(newEnd - end)];
      lines.seek(end);
      lines.readFully(bytes);
      for (var line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
        if (!line.isEmpty()) {
          entries.add(LINES.readValue(line, Entry.class));
        }
      }
      end = newEnd;
    }
  }
}
