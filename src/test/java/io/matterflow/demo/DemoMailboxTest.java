package io.matterflow.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.messaging.Messages.Attachment;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.SentMessages.SentMessage;
import io.matterflow.rest.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.ui.ExtendedModelMap;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class DemoMailboxTest {

  private static final Instant MORNING = Instant.parse("2026-07-01T13:00:00.123Z");

  private final List<SentMessage> sent = new ArrayList<>();
  private final DemoMailbox mailbox = new DemoMailbox(() -> sent, () -> ZoneId.of("America/Chicago"));

  @Test
  void tellsProgramsWhatWasSentInTheOrderInWhichItWas() {
    arrives(Message.email("invoice:1", List.of("billing@larkspur.example"), "Invoice 1", "Please pay.")
        .withHtml("<html><head></head><body>Please pay.</body></html>")
        .with(new Attachment("invoice-1.pdf", "application/pdf", new byte[] {1, 2, 3})));
    arrives(Message.sms("reminder:1", "+13125550191", "Invoice 1 is open."));

    var letters = mailbox.letters();

    assertThat(letters).extracting(DemoMailbox.Letter::channel).containsExactly(Channel.EMAIL, Channel.SMS);
    assertThat(letters.get(0).sentAt()).hasToString("2026-07-01T08:00-05:00");
    assertThat(letters.get(0).attachments()).singleElement().satisfies(file -> {
      assertThat(file.name()).isEqualTo("invoice-1.pdf");
      assertThat(file.size()).isEqualTo(3);
      assertThat(mailbox.attachment("vendor-1", 0).getBody()).containsExactly(1, 2, 3);
    });
    assertThat(letters.get(1).key()).isEqualTo("reminder:1");
  }

  @Test
  void showsPeopleTheNewestFirst() {
    arrives(Message.email("a", List.of("x@larkspur.example"), "The older", "one"));
    arrives(Message.email("b", List.of("x@larkspur.example"), "The newer", "one"));

    assertThat(page()).containsSubsequence("The newer", "The older");
  }

  @Test
  void showsLiterallyWhatOthersWrote() {
    var nasty = "<script>alert(1)</script>${T(java.lang.Runtime)} [[${7*7}]]";
    arrives(Message.email("a", List.of("x@larkspur.example"), nasty, nasty));
    arrives(Message.email("b", List.of("x@larkspur.example"), nasty, nasty).withHtml("<p>\" onload=\"alert(1)</p>"));

    assertThat(page())
        .doesNotContain("<script>alert", "[[49]]", "\" onload=\"")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;${T(java.lang.Runtime)}")
        .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"");
  }

  @Test
  void opensTheLinksOfAMailBesideTheMailbox() {
    arrives(Message.email("a", List.of("x@larkspur.example"), "Invoice 1", "Please pay.")
        .withHtml("<html><HEAD lang=\"en\"></HEAD><body><a href=\"https://pay.example\">Pay</a></body></html>"));

    assertThat(page()).contains("&lt;HEAD lang=&quot;en&quot;&gt;&lt;base target=&quot;_blank&quot;&gt;");
  }

  @Test
  void saysThatAnAttachmentIsNotThere() {
    assertThatThrownBy(() -> mailbox.attachment("vendor-1", 0)).isInstanceOf(Problem.class);
  }

  private void arrives(Message message) {
    sent.add(new SentMessage(message, "vendor-" + (sent.size() + 1), MORNING));
  }

  private String page() {
    var model = new ExtendedModelMap();
    var view = mailbox.page(model);
    var resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/");
    resolver.setSuffix(".html");
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    var context = new Context();
    context.setVariables(model);
    return engine.process(view, context);
  }
}
