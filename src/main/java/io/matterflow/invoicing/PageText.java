package io.matterflow.invoicing;

import java.text.Normalizer;
import java.util.stream.IntStream;

/**
 * A text as it goes on the page: letters with their accents in one, every space and break a plain one, and nothing that
 * only steers other programs. What a page can never show (controls, halves of pairs, changes of direction) becomes the
 * sign for it.
 */
public final class PageText {

  private static final int SIGN_OF_LOSS = '\uFFFD';
  private static final String JOINERS_AND_MARKS = "\u200C\u200D\u200E\u2060\uFEFF";

  private PageText() {}

  public static String of(String words) {
    return characters(words)
        .map(PageText::onPage)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** What has to find its place on the page. */
  static IntStream characters(String words) {
    return Normalizer.normalize(words, Normalizer.Form.NFC).replace("\r\n", "\n").codePoints()
        .filter(point -> JOINERS_AND_MARKS.indexOf(point) < 0);
  }

  /** The character itself where a person can see it, else its number. */
  static String name(int point) {
    return onPage(point) == SIGN_OF_LOSS || Character.getType(point) == Character.PRIVATE_USE
        ? "U+%04X".formatted(point)
        : Character.toString(point);
  }

  /** What stands for the character on the page. */
  static int onPage(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point == '\n' || point == '\t' ? point : point == '\r' ? '\n' : SIGN_OF_LOSS;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
      case Character.SPACE_SEPARATOR -> point == '\u00A0' || point == '\u202F' ? '\u00A0' : ' ';
      case Character.SURROGATE, Character.UNASSIGNED -> SIGN_OF_LOSS;
      case Character.FORMAT -> point == '\u00AD' || point == '\u200B' ? point : SIGN_OF_LOSS;
      default -> point;
    };
  }
}
