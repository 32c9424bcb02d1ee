package io.matterflow.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.messaging.Messages.Attachment;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.SentMessages;
import io.matterflow.messaging.SentMessages.SentMessage;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What clients and the firm's own people have got: every e-mail and text message, for programs and as a page. */
@Tag(name = "Demo")
@SecurityRequirements
@Profile("demo")
@Controller
@RequestMapping("/demo/mailbox")
class DemoMailbox {

  private static final int MOST_ON_THE_PAGE = 200;

  private final SentMessages sent;
  private final FirmZone zone;

  DemoMailbox(SentMessages sent, FirmZone zone) {
    this.sent = sent;
    this.zone = zone;
  }

  @Operation(summary = "Read every message that was sent")
  @GetMapping
  @ResponseBody
  List<Letter> letters() {
    return sent.all().stream().map(this::letter).toList();
  }

  @Hidden
  @GetMapping(params = "format=json")
  @ResponseBody
  List<Letter> lettersAsJson() {
    return letters();
  }

  @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
  String page(Model model) {
    var letters = letters();
    model.addAttribute("letters", IntStream.rangeClosed(1, Math.min(letters.size(), MOST_ON_THE_PAGE))
        .mapToObj(back -> letters.get(letters.size() - back))
        .map(Letter::shownInAFrame)
        .toList());
    model.addAttribute("count", letters.size());
    return "demo/mailbox";
  }

  @GetMapping(params = "format=html", produces = MediaType.TEXT_HTML_VALUE)
  String pageAsHtml(Model model) {
    return page(model);
  }

  @Operation(summary = "Fetch a file that came with a message")
  @GetMapping("/{vendorId}/attachments/{index}")
  ResponseEntity<byte[]> attachment(@PathVariable String vendorId, @PathVariable int index) {
    var attachment = sent.all().stream()
        .filter(one -> one.vendorId().equals(vendorId))
        .flatMap(one -> one.message().attachments().stream().skip(Math.max(index, 0)))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("attachment", vendorId + "/" + index));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(attachment.mediaType()))
        .header(HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(attachment.name()).build().toString())
        .body(attachment.content());
  }

  private Letter letter(SentMessage sentMessage) {
    var message = sentMessage.message();
    var attachments = message.attachments();
    return new Letter(
        message.channel(),
        message.to(),
        message.subject(),
        message.text(),
        message.html(),
        IntStream.range(0, attachments.size())
            .mapToObj(index -> enclosure(attachments.get(index), sentMessage.vendorId(), index))
            .toList(),
        sentMessage.sentAt().atZone(zone.now()).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS),
        message.key());
  }

  private static Enclosure enclosure(Attachment attachment, String vendorId, int index) {
    return new Enclosure(
        attachment.name(),
        attachment.mediaType(),
        attachment.content().length,
        "/demo/mailbox/%s/attachments/%d".formatted(vendorId, index));
  }

  /** An e-mail or a text message as it left the house. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Letter(
      Channel channel,
      List<String> to,
      String subject,
      String text,
      Optional<String> html,
      List<Enclosure> attachments,
      OffsetDateTime sentAt,
      String key) {

    /** The same with links that leave the frame in which the page shows the HTML part. */
    private Letter shownInAFrame() {
      return new Letter(channel, to, subject, text,
          html.map(page -> page.replaceFirst("(?i)<head[^>]*>", "$0<base target=\"_blank\">")),
          attachments, sentAt, key);
    }
  }

  /** A file that came with an e-mail, and where to get it. */
  record Enclosure(String name, String mediaType, int size, String href) {}
}
