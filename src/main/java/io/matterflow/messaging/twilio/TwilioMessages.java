package io.matterflow.messaging.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import io.matterflow.engine.RefusedForGood;
import io.matterflow.messaging.MessageVendor;
import io.matterflow.messaging.OutgoingMessages;
import io.matterflow.messaging.OutgoingMessages.Outgoing;
import io.matterflow.messaging.OutgoingMessages.State;
import io.matterflow.messaging.TextConsents;
import io.matterflow.messaging.twilio.TwilioHttp.Answer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Hands text messages to Twilio. It knows no idempotency: a request without an answer is looked for among the number's
 * messages, and sent again only when it is surely not there.
 */
final class TwilioMessages implements MessageVendor {

  private static final Pattern SID = Pattern.compile("[A-Za-z0-9]{2,64}");
  private static final Duration USUAL_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  /** Clocks here and there differ a little. */
  private static final Duration APART = Duration.ofMinutes(2);
  private static final int MOST_PAGES = 5;
  private static final int PAGE = 100;
  private static final int TOO_MANY = 429;

  private final TwilioHttp http;
  private final TwilioSettings settings;
  private final Optional<String> statusCallback;
  private final OutgoingMessages outgoing;
  private final TextConsents consents;
  private final Clock clock;
  private volatile Instant closedUntil = Instant.EPOCH;

  TwilioMessages(
      TwilioHttp http,
      TwilioSettings settings,
      Optional<String> statusCallback,
      OutgoingMessages outgoing,
      TextConsents consents,
      Clock clock) {
    this.http = http;
    this.settings = settings;
    this.statusCallback = statusCallback;
    this.outgoing = outgoing;
    this.consents = consents;
    this.clock = clock;
  }

  @Override
  public boolean carries(Channel channel) {
    return channel == Channel.SMS;
  }

  @Override
  public String send(Message message) {
    if (clock.instant().isBefore(closedUntil)) {
      throw new NotAccepted("Twilio's limit of requests was reached; the message is tried again");
    }
    outgoing.trying(message, Optional.empty());
    var sid = sidIn(asked(message), message);
    outgoing.handedOver(message.key(), sid);
    return sid;
  }

  private Answer asked(Message message) {
    try {
      return http.post(messagesAddress().build().toUri(), form(message));
    } catch (TwilioFault fault) {
      throw fault.neverAsked() ? new NotAccepted(String.valueOf(fault.getMessage()), fault) : fault;
    }
  }

  private LinkedMultiValueMap<String, String> form(Message message) {
    var form = new LinkedMultiValueMap<String, String>();
    form.add("To", message.to().get(0));
    form.add("Body", message.text());
    if (settings.from().isBlank()) {
      form.add("MessagingServiceSid", settings.messagingService());
    } else {
      form.add("From", settings.from());
    }
    statusCallback.ifPresent(address -> form.add("StatusCallback", address));
    return form;
  }

  private String sidIn(Answer answer, Message message) {
    if (answer.isSuccess()) {
      return answer.json()
          .map(json -> json.path("sid").asText(""))
          .filter(sid -> SID.matcher(sid).matches())
          .orElseThrow(() -> TwilioFault.unclear("Twilio answered %d without a message".formatted(answer.status())));
    }
    if (answer.status() < 400 || answer.status() >= 500) {
      throw TwilioFault.unclear("Twilio answered " + answer.status());
    }
    throw refused(answer, message);
  }

  /** Of a request that was refused we know that nothing was done. */
  private RuntimeException refused(Answer answer, Message message) {
    var code = answer.errorCode();
    var number = message.to().get(0);
    if (answer.status() == TOO_MANY) {
      closedUntil = clock.instant().plus(pause(answer));
      return new NotAccepted("Twilio's limit of requests was reached (%d)".formatted(code));
    }
    if (code == DeliveryStatus.STOPPED) {
      consents.vendorKnowsOfStop(number);
      return new RefusedForGood("the number wants no text messages (%d)".formatted(code));
    }
    return DeliveryStatus.ofNumber(code)
        .<RuntimeException>map(failure -> {
          outgoing.refused(message, number, failure, "Twilio " + code);
          return new RefusedForGood("Twilio refuses the number (%d)".formatted(code));
        })
        .orElseGet(() -> new NotAccepted("Twilio took no message (%d, code %d)".formatted(answer.status(), code)));
  }

  private static Duration pause(Answer answer) {
    var pause = answer.retryAfterSeconds().map(Duration::ofSeconds).orElse(USUAL_PAUSE);
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  @Override
  public Finding find(String key) {
    return outgoing.find(key)
        .map(tried -> tried.reference().<Finding>map(Finding.Found::new).orElseGet(() -> lookFor(tried)))
        .orElseGet(Finding.Absent::new);
  }

  /**
   * Messages to the number since the try, other than those that we know. One with our words is ours; one with others is
   * somebody's to judge.
   */
  private Finding lookFor(Outgoing tried) {
    List<JsonNode> since;
    try {
      since = messagesTo(tried.recipients().get(0), tried.triedAt().minus(APART));
    } catch (TwilioFault cannotTell) {
      return new Finding.CannotAsk();
    }
    since.removeIf(message -> outgoing.findByReference(message.path("sid").asText("")).isPresent());
    var ours = since.stream().filter(message -> isTextOf(tried, message.path("body").asText(""))).toList();
    if (ours.size() == 1) {
      var sid = ours.get(0).path("sid").asText();
      outgoing.handedOver(tried.key(), sid);
      return new Finding.Found(sid);
    }
    var settled = clock.instant().isAfter(tried.triedAt().plus(settings.settle()));
    if (since.isEmpty() && !settled) {
      throw new NotAccepted("it is too early to tell whether Twilio has the message; it is asked again");
    }
    return since.isEmpty() ? new Finding.Absent() : new Finding.CannotAsk();
  }

  private static boolean isTextOf(Outgoing tried, String body) {
    var trialPrefix = "Sent from your Twilio trial account - ";
    return tried.textSha256().equals(OutgoingMessages.digest(body))
        || body.startsWith(trialPrefix)
            && tried.textSha256().equals(OutgoingMessages.digest(body.substring(trialPrefix.length())));
  }

  /**
   * Newest first over there. The list is not narrowed by the day of sending: a message that is still queued has none.
   */
  private List<JsonNode> messagesTo(String number, Instant since) {
    var found = new ArrayList<JsonNode>();
    var next = Optional.of(messagesAddress().queryParam("To", "{number}").queryParam("PageSize", PAGE)
        .encode().buildAndExpand(number).toUri());
    for (int page = 0; next.isPresent(); page++) {
      if (page == MOST_PAGES) {
        throw TwilioFault.unclear("Twilio has more messages to this number than are looked through");
      }
      var answer = read(next.get());
      answer.path("messages").forEach(message -> {
        if (isOutbound(message) && !createdBefore(message, since)) {
          found.add(message);
        }
      });
      next = nextPage(answer);
    }
    return found;
  }

  private static boolean isOutbound(JsonNode message) {
    return message.path("direction").asText("outbound").startsWith("outbound");
  }

  private static boolean createdBefore(JsonNode message, Instant since) {
    try {
      return ZonedDateTime.parse(message.path("date_created").asText(""), DateTimeFormatter.RFC_1123_DATE_TIME)
          .toInstant().isBefore(since);
    } catch (DateTimeParseException noDate) {
      return false;
    }
  }

  private Optional<URI> nextPage(JsonNode answer) {
    return Optional.of(answer.path("next_page_uri").asText(""))
        .filter(path -> path.startsWith("/2010-04-01/Accounts/" + settings.accountSid() + "/"))
        .map(path -> settings.url().resolve(path));
  }

  /** What has become of a message from which nothing was heard; empty when Twilio does not say. */
  Optional<Report> report(String sid) {
    try {
      var message = read(account().pathSegment("Messages", sid + ".json").build().toUri());
      return DeliveryStatus.of(message.path("status").asText(""))
          .map(state -> new Report(sid, state, message.path("error_code").asInt(0)));
    } catch (TwilioFault later) {
      return Optional.empty();
    }
  }

  private JsonNode read(URI address) {
    var answer = http.get(address);
    if (!answer.isSuccess()) {
      throw TwilioFault.unclear("Twilio answered %d to a question".formatted(answer.status()));
    }
    return answer.json().orElseThrow(() -> TwilioFault.unclear("Twilio's answer is no JSON"));
  }

  private UriComponentsBuilder messagesAddress() {
    return account().pathSegment("Messages.json");
  }

  private UriComponentsBuilder account() {
    return UriComponentsBuilder.fromUri(settings.url()).pathSegment("2010-04-01", "Accounts", settings.accountSid());
  }

  /** How a message stands over there. */
  record Report(String sid, State state, int errorCode) {}
}
