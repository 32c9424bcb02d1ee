package io.matterflow.messaging;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** The page around the text of an e-mail: {@code templates/messages/mail.html}. It loads nothing from anywhere. */
@Component
class MailLayout {

  private final ITemplateEngine templates;

  MailLayout(ITemplateEngine templates) {
    this.templates = templates;
  }

  String page(String body, Map<Word, String> words) {
    var context = new Context(Locale.US);
    context.setVariable("body", body);
    context.setVariable("firm", words.getOrDefault(Word.FIRM_NAME, ""));
    return templates.process("messages/mail", context);
  }
}
