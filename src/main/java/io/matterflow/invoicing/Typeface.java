package io.matterflow.invoicing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.core.io.ClassPathResource;

/**
 * A font that the product brings. It is read with its substitutions out of sight: a ligature would put one sign in the
 * place of two letters, and whoever searches or copies the text of the PDF would miss both.
 */
final class Typeface {

  private static final byte[] SUBSTITUTIONS = "GSUB".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OUT_OF_SIGHT = "xSUB".getBytes(StandardCharsets.US_ASCII);
  private static final int TABLES_AT = 4;
  private static final int DIRECTORY_AT = 12;
  private static final int ENTRY_LENGTH = 16;

  private final String family;
  private final int weight;
  private final byte[] content;
  private final IntPredicate shows;

  private Typeface(String family, int weight, byte[] content) throws IOException {
    this.family = family;
    this.weight = weight;
    this.content = content;
    var signs = new TTFParser().parse(new RandomAccessReadBuffer(content)).getUnicodeCmapLookup();
    this.shows = point -> signs.getGlyphId(point) != 0;
  }

  static Typeface read(String file, String family, int weight) {
    try (var stream = new ClassPathResource("fonts/" + file + ".ttf").getInputStream()) {
      return new Typeface(family, weight, withoutSubstitutions(stream.readAllBytes()));
    } catch (IOException missing) {
      throw new UncheckedIOException("the font %s cannot be read".formatted(file), missing);
    }
  }

  String family() {
    return family;
  }

  int weight() {
    return weight;
  }

  InputStream stream() {
    return new ByteArrayInputStream(content);
  }

  boolean shows(int codePoint) {
    return shows.test(codePoint);
  }

  /** In memory only: the table keeps its place in the font's directory under a name that nobody looks for. */
  private static byte[] withoutSubstitutions(byte[] font) {
    var bytes = ByteBuffer.wrap(font);
    for (int table = 0; table < bytes.getShort(TABLES_AT); table++) {
      var tag = bytes.slice(DIRECTORY_AT + table * ENTRY_LENGTH, SUBSTITUTIONS.length);
      if (tag.equals(ByteBuffer.wrap(SUBSTITUTIONS))) {
        tag.put(OUT_OF_SIGHT);
      }
    }
    return font;
  }
}
