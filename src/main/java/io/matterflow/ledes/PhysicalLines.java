package io.matterflow.ledes;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The lines of a file, one at a time, ended by LF or CRLF; the last may be left open. Bytes beyond ASCII are read as
 * UTF-8 or, where they are none, as Windows-1252, so that a person finds in a finding's column what the editor shows
 * there.
 */
final class PhysicalLines {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int LONGEST_MARK = 4;
  private static final int END = -1;

  private final InputStream bytes;
  private int number;

  PhysicalLines(InputStream file) {
    this.bytes = new BufferedInputStream(file, 1 << 16);
  }

  /**
   * Whether the file begins with a byte-order mark, or with a character of two or four bytes, one of which is nought.
   */
  boolean isMarkedOrWide() throws IOException {
    bytes.mark(LONGEST_MARK);
    var start = bytes.readNBytes(LONGEST_MARK);
    bytes.reset();
    return startsWith(start, 0xEF, 0xBB, 0xBF) || startsWith(start, 0xFE, 0xFF) || startsWith(start, 0xFF, 0xFE)
        || holdsNought(start);
  }

  /** The next line without its end, or nothing behind the last. */
  Optional<String> next() throws IOException {
    var line = new ByteArrayOutputStream(256);
    var read = bytes.read();
    if (read == END) {
      return Optional.empty();
    }
    for (; read != END && read != '\n'; read = bytes.read()) {
      line.write(read);
    }
    number++;
    return Optional.of(text(withoutReturn(line.toByteArray(), read)));
  }

  /** Of the line that was read last, counted from 1. */
  int number() {
    return number;
  }

  private static ByteBuffer withoutReturn(byte[] line, int ending) {
    var returns = ending == '\n' && line.length > 0 && line[line.length - 1] == '\r';
    return ByteBuffer.wrap(line, 0, returns ? line.length - 1 : line.length);
  }

  private static String text(ByteBuffer line) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(line.duplicate()).toString();
    } catch (CharacterCodingException noUtf8) {
      return WINDOWS.decode(line).toString();
    }
  }

  private static boolean holdsNought(byte[] start) {
    for (byte one : start) {
      if (one == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] start, int... mark) {
    for (int index = 0; index < mark.length; index++) {
      if (start.length <= index || (start[index] & 0xFF) != mark[index]) {
        return false;
      }
    }
    return true;
  }
}
