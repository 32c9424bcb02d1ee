package io.matterflow.ledes;

import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;

/**
 * Text as it may stand in a LEDES field, which knows neither quotes nor escapes: printable ASCII without a pipe and
 * without the sign that ends a record. Letters lose their accents, typographic signs become typewriter ones, a line
 * break becomes a space, and what has no likeness becomes a question mark.
 */
final class PlainText {

  private static final Map<Integer, String> LIKE = Map.ofEntries(
      like('\u2018', "'"), like('\u2019', "'"), like('\u201A', "'"), like('\u201B', "'"), like('\u2032', "'"),
      like('\u201C', "\""), like('\u201D', "\""), like('\u201E', "\""), like('\u201F', "\""), like('\u2033', "\""),
      like('\u00AB', "\""), like('\u00BB', "\""), like('\u00B4', "'"),
      like('\u2010', "-"), like('\u2011', "-"), like('\u2012', "-"), like('\u2013', "-"), like('\u2014', "-"),
      like('\u2015', "-"), like('\u2212', "-"), like('\u2022', "*"), like('\u00B7', "-"), like('\u2044', "/"),
      like('\u00D7', "x"), like('\u00B0', " deg"), like('\u00A7', "Sec."), like('\u00B6', "Para."),
      like('\u20AC', "EUR "), like('\u00A3', "GBP "), like('\u00A9', "(c)"), like('\u00AE', "(R)"),
      like('\u00DF', "ss"), like('\u00E6', "ae"), like('\u00C6', "AE"), like('\u0153', "oe"), like('\u0152', "OE"),
      like('\u00F8', "o"), like('\u00D8', "O"), like('\u0142', "l"), like('\u0141', "L"), like('\u0111', "d"),
      like('\u0110', "D"), like('\u00F0', "d"), like('\u00D0', "D"), like('\u00FE', "th"), like('\u00DE', "Th"),
      like('\u0131', "i"));
  private static final String UNKNOWN = "?";
  private static final String NULL = "NULL";
  private static final char FIRST = ' ';
  private static final char LAST = '~';

  private PlainText() {}

  static String of(String words) {
    var folded = new StringBuilder(words.length());
    words.replace("\r\n", "\n").codePoints().forEach(point -> folded.append(ascii(point)));
    var plain = folded.toString()
        .replace(LedesField.SEPARATOR, '/')
        .replace(LedesField.TERMINATOR, "[ ]")
        .strip();
    return NULL.equals(plain) ? "Null" : plain;
  }

  private static String ascii(int point) {
    if (isAscii(point)) {
      return Character.toString(point);
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> " ";
    case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> "";
      default -> Optional.ofNullable(LIKE.get(point)).orElseGet(() -> decomposed(point));
    };
  }

  /** What is left of a letter without its accents, or of a sign that is made of others. */
  private static String decomposed(int point) {
    var parts = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD).codePoints()
        .mapToObj(part -> isAscii(part) ? Character.toString(part) : Optional.ofNullable(LIKE.get(part)).orElse(""))
        .reduce("", String::concat);
    return parts.isEmpty() ? UNKNOWN : parts;
  }

  private static boolean isAscii(int point) {
    return point >= FIRST && point <= LAST;
  }

  private static Map.Entry<Integer, String> like(char sign, String ascii) {
    return Map.entry((int) sign, ascii);
  }
}
