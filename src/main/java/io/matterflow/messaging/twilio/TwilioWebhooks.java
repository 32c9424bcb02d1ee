package io.matterflow.messaging.twilio;

import io.matterflow.messaging.TextConsents;
import io.matterflow.messaging.twilio.TwilioMessages.Report;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;

/**
 * What Twilio tells: how far a message came, and what a number has written. What is not signed by our account is
 * refused; what is has happened before it is answered.
 */
public final class TwilioWebhooks {

  /** Below the product's public address. */
  public static final String PATH = "/api/webhooks/twilio";

  private static final Logger LOG = LoggerFactory.getLogger(TwilioWebhooks.class);
  private static final Pattern SID = Pattern.compile("[A-Za-z0-9]{2,64}");
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final Pattern CODE = Pattern.compile("[0-9]{1,6}");

  private final TwilioSettings settings;
  private final String address;
  private final TwilioNews news;
  private final TextConsents consents;

  TwilioWebhooks(TwilioSettings settings, String address, TwilioNews news, TextConsents consents) {
    this.settings = settings;
    this.address = address;
    this.news = news;
    this.consents = consents;
  }

  /** False for what is forged, or not from our account. */
  public boolean take(Map<String, List<String>> sent, String query, String signature) {
    var signedAddress = query.isEmpty() ? address : address + "?" + query;
    if (!RequestSignature.isRight(signature, settings.signingSecrets(), signedAddress, sent)) {
      return refused("its signature is not our account's");
    }
    if (!settings.accountSid().equals(one(sent, "AccountSid"))) {
      return refused("it is about another account");
    }
    var sid = one(sent, "MessageSid");
    if (!SID.matcher(sid).matches()) {
      return refused("it names no message");
    }
    if (sent.containsKey("MessageStatus")) {
      told(sid, sent);
    } else {
      written(sid, sent);
    }
    return true;
  }

  private void told(String sid, Map<String, List<String>> sent) {
    var code = one(sent, "ErrorCode");
    DeliveryStatus.of(one(sent, "MessageStatus")).ifPresent(
        state -> news.take(new Report(sid, state, CODE.matcher(code).matches() ? Integer.parseInt(code) : 0)));
  }

  private void written(String sid, Map<String, List<String>> sent) {
    var from = one(sent, "From");
    if (!NUMBER.matcher(from).matches()) {
      return;
    }
    switch (keyword(sent)) {
      case STOP -> said(from, false, sid);
      case START -> said(from, true, sid);
      case HELP, NONE ->
          LOG.info("A text message came in that asks for nothing we do; it can be read at Twilio: {}", sid);
    }
  }

  /** Twilio's own reading of the words, where the account has it switched on, goes before ours. */
  private static Keyword keyword(Map<String, List<String>> sent) {
    return switch (one(sent, "OptOutType")) {
      case "STOP" -> Keyword.STOP;
      case "START" -> Keyword.START;
      case "HELP" -> Keyword.HELP;
      default -> Keyword.in(one(sent, "Body"));
    };
  }

  private void said(String mobile, boolean given, String sid) {
    try {
      consents.said(mobile, given, sid);
    } catch (DuplicateKeyException toldAtTheSameTime) {
      LOG.debug("the message {} was told twice at once", sid);
    }
  }

  private static String one(Map<String, List<String>> sent, String name) {
    return sent.getOrDefault(name, List.of()).stream().findFirst().orElse("");
  }

  private static boolean refused(String why) {
    LOG.warn("A webhook of Twilio was refused: {}", why);
    return false;
  }
}
