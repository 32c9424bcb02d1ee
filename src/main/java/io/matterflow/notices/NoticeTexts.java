package io.matterflow.notices;

import static io.matterflow.notices.NoticeDecisions.NOTICE_TEXTS;

import io.matterflow.engine.Decisions;
import io.matterflow.engine.WorkList;
import io.matterflow.notices.NoticeDecisions.Text;
import io.matterflow.notices.NoticeDecisions.TextFacts;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What a message says, from the decision {@code notice-texts}, with a link to the work list. */
@Component
class NoticeTexts {

  private static final Pattern WORD = Pattern.compile("\\{([^{}\\s]*)}");

  private final Decisions decisions;
  private final WorkList workList;

  NoticeTexts(Decisions decisions, WorkList workList) {
    this.decisions = decisions;
    this.workList = workList;
  }

  /** A sender that does not give what its kind of message promises is a fault, whatever the text leaves open. */
  Text of(NoticeKind kind, Map<String, String> words) {
    kind.words().stream().filter(word -> !word.equals(NoticeKind.LINK) && !words.containsKey(word)).findFirst()
        .ifPresent(word -> {
      throw new IllegalStateException("nothing gives the word {%s} to a message of %s".formatted(word, kind));
    });
    var row = decisions.look(NOTICE_TEXTS, new TextFacts(kind)).stream().findFirst()
        .orElseThrow(() -> new IllegalStateException("notice-texts has no row for " + kind))
        .result();
    return new Text(filled(row.subject(), words), filled(row.text(), words));
  }

  private String filled(String template, Map<String, String> words) {
    return WORD.matcher(template).replaceAll(match -> {
      var word = match.group(1);
      if (!word.equals(NoticeKind.LINK) && !words.containsKey(word)) {
        throw new IllegalStateException("notice-texts uses the word {%s}, which is unknown".formatted(word));
      }
      return Matcher.quoteReplacement(
          word.equals(NoticeKind.LINK) ? workList.address().toString() : words.getOrDefault(word, ""));
    });
  }
}
