package io.matterflow.messaging;

import io.matterflow.engine.Decided;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.FilledIn;
import io.matterflow.engine.MayBeEmpty;
import io.matterflow.engine.OutputMisfit;
import io.matterflow.engine.RowConditions;
import io.matterflow.engine.WordsInBraces;
import io.matterflow.messaging.Messages.Channel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * What clients read, from the decision {@code message-texts}: a row for each message, channel and language, with words
 * in braces that are filled in. Of a client's language the nearest that the table has: {@code de-AT}, else {@code de},
 * else English. A filled-in word is shown literally: it is never searched for braces, nor read as HTML.
 */
@Component
public class MessageTexts {

  /** The language of a client who has not said otherwise. */
  public static final String ENGLISH = "en";

  static final DecisionTable<Asked, Template> TABLE =
      DecisionTable.of("message-texts", Asked.class, Template.class).whereEachRow(MessageTexts::canBeFilledIn);

  static final Set<Word> NOT_IN_TEXT_MESSAGES = EnumSet.of(Word.MATTER_NAME, Word.CONTACT_NAME);

  private static final Pattern WORD = Pattern.compile("\\{([^{}\\s]*)}");

  private final Decisions decisions;
  private final MailLayout layout;

  MessageTexts(Decisions decisions, MailLayout layout) {
    this.decisions = decisions;
    this.layout = layout;
  }

  /**
   * The text of a message with the words filled in. With a {@link Word#PAY_LINK} it is the row that offers to pay. A
   * message that the table does not have, or a word in braces that is unknown or not given, is a fault.
   */
  public Text of(MessageKey key, Channel channel, String language, Map<Word, String> words) {
    var template = nearest(key, channel, language, words);
    return new Text(
        filled(template.subject(), words, UnaryOperator.identity()),
        filled(template.text(), words, UnaryOperator.identity()),
        template.html().map(html -> layout.page(filled(html, words, HtmlUtils::htmlEscape), words)));
  }

  /**
   * A text that is not in force, with the words filled in, as {@link #of} would; what is left out is what the table
   * says.
   */
  public Preview preview(MessageKey key, Channel channel, String language, Draft draft, Map<Word, String> words) {
    var rows = decisions.look(TABLE, new Asked(key, channel, language, words.containsKey(Word.PAY_LINK)));
    if (rows.size() != 1) {
      return new NoText(key, channel, language);
    }
    var inForce = rows.get(0).result();
    var known = words.keySet().stream()
        .filter(word -> channel != Channel.SMS || !NOT_IN_TEXT_MESSAGES.contains(word))
        .collect(Collectors.toSet());
    var unknown = draft.parts(inForce, channel)
        .flatMap(text -> wordsIn(text).stream())
        .filter(name -> Word.called(name).filter(known::contains).isEmpty())
        .distinct()
        .toList();
    if (!unknown.isEmpty()) {
      return new UnknownWords(unknown, known.stream().map(Word::inBraces).sorted().toList());
    }
    var template = draft.over(inForce, channel);
    return new Filled(new Text(
        filled(template.subject(), words, UnaryOperator.identity()),
        filled(template.text(), words, UnaryOperator.identity()),
        template.html().map(html -> layout.page(filled(html, words, HtmlUtils::htmlEscape), words))));
  }

  private Template nearest(MessageKey key, Channel channel, String language, Map<Word, String> words) {
    for (var candidate : nearest(language)) {
      var rows = decisions.look(TABLE, new Asked(key, channel, candidate, words.containsKey(Word.PAY_LINK)));
      if (!rows.isEmpty()) {
        return only(rows, key, channel, candidate);
      }
    }
    return only(List.of(), key, channel, language);
  }

  /** In the order in which they are looked for. */
  static List<String> nearest(String language) {
    return Stream.of(language, language.replaceFirst("-.*", ""), ENGLISH).distinct().toList();
  }

  /** The nearest language that the table has for such a message; English where it has none of the client's. */
  public String languageOf(MessageKey key, Channel channel, Optional<String> language, boolean payOnline) {
    return nearest(language.orElse(ENGLISH)).stream()
        .filter(candidate -> !decisions.look(TABLE, new Asked(key, channel, candidate, payOnline)).isEmpty())
        .findFirst()
        .orElse(ENGLISH);
  }

  private static Template only(List<Decided<Template>> rows, MessageKey key, Channel channel, String language) {
    if (rows.size() != 1) {
      throw new IllegalStateException("message-texts has %d rows for %s by %s in %s; it needs one"
          .formatted(rows.size(), key, channel, language));
    }
    return rows.get(0).result();
  }

  private static String filled(String template, Map<Word, String> words, UnaryOperator<String> shown) {
    return WORD.matcher(template).replaceAll(match -> {
      var word = Word.called(match.group(1)).filter(words::containsKey).orElseThrow(() -> new IllegalStateException(
          "message-texts uses the word {%s}, which is unknown or not given here".formatted(match.group(1))));
      return Matcher.quoteReplacement(shown.apply(words.get(word)));
    });
  }

  /** Mail takes it, and every message for which the row may be taken gives all the words that it leaves open. */
  private static void canBeFilledIn(RowConditions row, Template template) {
    OutputMisfit.allOf(
        template::mustHaveOneLine,
        template::mustBeMail,
        template::mustBeSeen,
        () -> template.mustHaveASubject(row),
        () -> everyMessageFillsItIn(row, template));
  }

  private static void everyMessageFillsItIn(RowConditions row, Template template) {
    var messages = new ArrayList<Runnable>();
    for (var key : MessageKey.values()) {
      for (var channel : Channel.values()) {
        for (var payOnline : List.of(true, false)) {
          if (row.mayBe("key", key) && row.mayBe("channel", channel) && row.mayBe("payOnline", payOnline)) {
            messages.add(() -> template.mustBeFilledInBy(key, key.words(channel, payOnline),
                payOnline ? "" : " without a link to pay"));
          }
        }
      }
    }
    OutputMisfit.allOf(messages.stream());
  }

  /**
   * For a row of another table that names a message: there is such a text for the channel, and it leaves open no other
   * word than those that its sender gives.
   */
  public static void mustBeThere(RowConditions row, String output, String name, Channel channel, Set<Word> given) {
    var sendable = Arrays.stream(MessageKey.values())
        .filter(key -> given.containsAll(key.words(channel, true)))
        .filter(key -> row.isAnswered(TABLE.id(), Map.of("key", key, "channel", channel)))
        .map(MessageKey::name)
        .toList();
    if (!sendable.contains(name)) {
      throw new OutputMisfit(output, "%s is no message of %s that can be sent here by %s; those are %s"
          .formatted(name, TABLE.id(), channel, String.join(", ", sendable)));
    }
  }

  /** The words in braces that a template uses. */
  static List<String> wordsIn(String template) {
    return WordsInBraces.in(template);
  }

  /** A message ready to be addressed. */
  public record Text(String subject, String text, Optional<String> html) {}

  /** A text on trial: a part that is left out is the one in force. */
  public record Draft(Optional<String> subject, Optional<String> text, Optional<String> html) {

    private String subject(Template inForce, Channel channel) {
      return channel == Channel.SMS ? "" : subject.orElse(inForce.subject());
    }

    private Optional<String> html(Template inForce, Channel channel) {
      return channel == Channel.SMS ? Optional.empty() : html.or(inForce::html);
    }

    Stream<String> parts(Template inForce, Channel channel) {
      return Stream.concat(
          Stream.of(subject(inForce, channel), text.orElse(inForce.text())), html(inForce, channel).stream());
    }

    Template over(Template inForce, Channel channel) {
      return new Template(subject(inForce, channel), text.orElse(inForce.text()), html(inForce, channel));
    }
  }

  /** What a text on trial would say. */
  public sealed interface Preview {}

  public record Filled(Text text) implements Preview {}

  /** Words in braces that cannot be filled in, and those that can. */
  public record UnknownWords(List<String> unknown, List<String> known) implements Preview {}

  /** The table has no such message. */
  public record NoText(MessageKey key, Channel channel, String language) implements Preview {}

  record Asked(MessageKey key, Channel channel, String language, boolean payOnline) {}

  /**
   * A row of the table. What it leaves open has to be something that the product can fill in, whoever writes the row.
   */
  record Template(
      @MayBeEmpty @FilledIn(asTheRowSays = true) String subject,
      @FilledIn(asTheRowSays = true) String text,
      @FilledIn(asTheRowSays = true) Optional<String> html) {

    Template {
      OutputMisfit.allOf(
          () -> mustBeKnown("subject", subject),
          () -> mustBeKnown("text", text),
          () -> html.ifPresent(words -> mustBeKnown("html", words)),
          () -> mustBeForAnybody(subject, text, html));
    }

    private static void mustBeForAnybody(String subject, String text, Optional<String> html) {
      if (subject.isBlank() && html.isEmpty()) {
        NOT_IN_TEXT_MESSAGES.stream().filter(word -> text.contains(word.inBraces())).findFirst().ifPresent(word -> {
          throw new OutputMisfit("text",
              "%s stands in no text message, since anybody may read it".formatted(word.inBraces()));
        });
      }
    }

    private void mustBeFilledInBy(MessageKey key, Set<Word> given, String how) {
      OutputMisfit.allOf(
          () -> mustBeGiven("subject", subject, key, given, how),
          () -> mustBeGiven("text", text, key, given, how),
          () -> html.ifPresent(words -> mustBeGiven("html", words, key, given, how)));
    }

    private void mustHaveOneLine() {
      if (!MailWords.isOneLine(subject)) {
        throw new OutputMisfit("subject",
            "a subject is one line, with no line break and no other control character");
      }
    }

    private void mustBeMail() {
      html.flatMap(MailWords::unknownIn).ifPresent(tag -> {
        throw new OutputMisfit("html",
            "%s does not belong in an e-mail; its tags are %s, and < as a letter is &lt;".formatted(tag,
                MailWords.known()));
      });
      html.flatMap(MailWords::unclosedIn).ifPresent(why -> {
        throw new OutputMisfit("html", why);
      });
    }

    private void mustHaveASubject(RowConditions row) {
      if (subject.isBlank() && row.mayBe("channel", Channel.EMAIL)) {
        throw new OutputMisfit("subject", "the text is empty, an e-mail has a subject");
      }
    }

    private void mustBeSeen() {
      if (html.filter(MailWords::isBlank).isPresent()) {
        throw new OutputMisfit("html",
            "there are no words in it, so the mail would be blank; an empty cell is a mail without HTML");
      }
    }

    private static void mustBeGiven(String column, String words, MessageKey key, Set<Word> given, String how) {
      wordsIn(words).stream()
          .filter(name -> Word.called(name).filter(given::contains).isEmpty())
          .findFirst()
          .ifPresent(name -> {
        throw new OutputMisfit(column, "nothing fills in {%s} for %s%s; what can be filled in there is %s".formatted(
            name, key, how, given.stream().map(Word::inBraces).collect(Collectors.joining(" "))));
      });
    }

    private static void mustBeKnown(String column, String words) {
      wordsIn(words).stream().filter(name -> Word.called(name).isEmpty()).findFirst().ifPresent(name -> {
        throw new OutputMisfit(column, "{%s} is no word that can be filled in; those are %s".formatted(
            name, Arrays.stream(Word.values()).map(Word::inBraces).collect(Collectors.joining(" "))));
      });
    }
  }
}
