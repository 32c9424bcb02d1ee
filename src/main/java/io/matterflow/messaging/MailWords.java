package io.matterflow.messaging;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/**
 * What the words of an e-mail may hold: a subject is one line, and of HTML only tags that set a text, with links to
 * pages and addresses. Whatever is not listed is shown to nobody.
 */
final class MailWords {

  private static final String TAGS =
      "p|br|hr|strong|b|em|i|u|small|sub|sup|span|div|blockquote|ul|ol|li|h1|h2|h3|h4|table|thead|tbody|tr|th|td";
  private static final String SETTING =
      "\\s+(?:class|title|lang|dir|align|valign|width|colspan|rowspan)=(?:'[\\w .,%-]*'|\"[\\w .,%-]*\")";
  private static final String ADDRESS = "(?:\\{payLink}|(?i:https://|mailto:|tel:)[^\\s'\"<>{}]+)";
  private static final String LINK = "\\s+href=(?:'" + ADDRESS + "'|\"" + ADDRESS + "\")";
  private static final Pattern KNOWN = Pattern.compile(
      "</(?i:a|" + TAGS + ")\\s*>|<(?i:" + TAGS + ")(?:" + SETTING + ")*\\s*/?>|<(?i:a)(?:" + SETTING + "|" + LINK
          + ")*\\s*>");
  private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z]\\w*)[^>]*?(/?)>");
  private static final Set<String> EMPTY = Set.of("br", "hr");
  private static final Pattern NOT_IN_A_HEADER =
      Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");
  private static final int SHOWN = 60;

  private MailWords() {}

  static boolean isOneLine(String subject) {
    return !NOT_IN_A_HEADER.matcher(subject).find();
  }

  /** The first that is no known tag, as far as it is worth showing. */
  static Optional<String> unknownIn(String html) {
    var found = KNOWN.matcher(html);
    int from = 0;
    while (html.indexOf('<', from) >= 0) {
      int at = html.indexOf('<', from);
      if (!found.region(at, html.length()).lookingAt()) {
        int end = html.indexOf('>', at);
        return Optional.of(html.substring(at, Math.min(end < 0 ? html.length() : end + 1, at + SHOWN)));
      }
      from = found.end();
    }
    return Optional.empty();
  }

  /** Of HTML whose tags are known: what is wrong with the first that is not closed where it has to be. */
  static Optional<String> unclosedIn(String html) {
    var open = new ArrayDeque<String>();
    for (var tag : TAG.matcher(html).results().toList()) {
      var name = tag.group(2).toLowerCase(Locale.ROOT);
      if (EMPTY.contains(name) || !tag.group(3).isEmpty()) {
        continue;
      }
      if (tag.group(1).isEmpty()) {
        open.push(name);
      } else if (!open.contains(name)) {
        return Optional.of("</%s> closes nothing".formatted(name));
      } else {
        var last = open.pop();
        if (!last.equals(name)) {
          return Optional.of("<%s> is not closed before </%s>; write </%s> there".formatted(last, name, last));
        }
      }
    }
    return open.stream().findFirst().map(name -> "<%s> is not closed; write </%s> where it ends".formatted(name, name));
  }

  /** Whether a reader would see nothing of it. */
  static boolean isBlank(String html) {
    return HtmlUtils.htmlUnescape(KNOWN.matcher(html).replaceAll("")).chars()
        .allMatch(letter -> Character.isWhitespace(letter) || Character.isSpaceChar(letter));
  }

  /** What may stand there instead. */
  static String known() {
    return "%s, and a with an href of {payLink}, https:, mailto: or tel:".formatted(
        Stream.of(TAGS.split("\\|")).reduce((one, other) -> one + ", " + other).orElse(""));
  }
}
