package io.matterflow.capture;

import java.util.regex.Pattern;

/**
 * The words of a signal. The body is read twice, for what its beginning points to and for its length, and then
 * forgotten; what the sender only quotes is not theirs.
 */
public record Words(String subject, String body) {

  private static final int OPENING = 500;
  private static final Pattern QUOTE_BEGINS = Pattern.compile(
      "(?im)^(?:-{2,}\\s*(?:original|forwarded) message"
          + "|on\\b.{0,200}\\bwrote:\\s*$"
          + "|_{10,}\\s*$"
          + "|from:\\s.{1,200}\\R(?:sent|date|to):\\s)");
  private static final Pattern QUOTED_LINE = Pattern.compile("(?m)^>.*$");
  private static final Pattern ANSWER_MARK =
      Pattern.compile("^(?:\\s*(?:re|fw|fwd|aw|wg)\\s*:)++\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** The beginning of what the sender wrote, where a matter is named if at all. */
  String opening() {
    return beginning(own(), OPENING);
  }

  /** At most so many characters of a text, and no character by half. */
  public static String beginning(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
  }

  /** How many words the sender wrote. */
  int count() {
    var own = own().trim();
    return own.isEmpty() ? 0 : BLANKS.split(own).length;
  }

  /** The subject as it stands in a narrative: one line, without the marks of answers and forwards. */
  static String plainSubject(String subject) {
    return BLANKS.matcher(ANSWER_MARK.matcher(subject).replaceFirst("")).replaceAll(" ").trim();
  }

  private String own() {
    var quote = QUOTE_BEGINS.matcher(body);
    var unquoted = quote.find() ? body.substring(0, quote.start()) : body;
    return QUOTED_LINE.matcher(unquoted).replaceAll("");
  }
}
