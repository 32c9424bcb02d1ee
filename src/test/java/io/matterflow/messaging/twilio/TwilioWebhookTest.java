package io.matterflow.messaging.twilio;

import static io.matterflow.messaging.twilio.TwilioConnection.signature;
import static io.matterflow.messaging.twilio.TwilioConnection.status;
import static io.matterflow.messaging.twilio.TwilioConnection.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.messaging.Addresses;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.OutgoingMessages;
import io.matterflow.messaging.OutgoingMessages.State;
import io.matterflow.messaging.TextConsents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;

/** What Twilio tells happens once, in any order; what others tell in its name does not. */
@ProductTest
@Tag("both-databases")
class TwilioWebhookTest {

  private static final String NUMBER = "+13125550100";

  @Autowired private ApplicationContext product;
  @Autowired private OutgoingMessages outgoing;
  @Autowired private Addresses addresses;
  @Autowired private TextConsents consents;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate rows;
  @LocalServerPort private int port;

  private TwilioConnection twilio;

  @BeforeEach
  void connect() {
    twilio = TwilioConnection.to(product);
  }

  @AfterEach
  void disconnect() {
    twilio.close();
  }

  @Test
  void anyOrderOfReportsEndsAlike() throws Exception {
    for (var order : orders(List.of("queued", "sending", "sent", "delivered"))) {
      var sid = sent("order:" + order);
      for (var word : order) {
        assertThat(twilio.told(status(sid, word))).isEqualTo(200);
      }
      assertThat(outgoing.findByReference(sid).orElseThrow().state()).as(order.toString()).isEqualTo(State.DELIVERED);
    }
  }

  @ParameterizedTest
  @CsvSource({"30005, NO_SUCH_ADDRESS, false", "30006, NOT_A_MOBILE, false", "30003, NOT_REACHED, true",
      "0, NOT_REACHED, true"})
  void aMessageThatDidNotArriveIsNotedOnceAndANumberThatCannotGetAnyIsLeftAlone(
      String code, String failure, boolean stillUsed) throws Exception {
    var sid = sent("k");

    for (var again : List.of("undelivered", "failed", "delivered", "sent")) {
      assertThat(twilio.told(status(sid, again, "ErrorCode", code))).isEqualTo(200);
    }

    assertThat(outgoing.findByReference(sid).orElseThrow().state()).isEqualTo(State.FAILED);
    assertThat(outgoing.failuresOf("k")).singleElement()
        .satisfies(failed -> assertThat(failed.failure().name()).isEqualTo(failure));
    assertThat(addresses.take(Channel.SMS, NUMBER)).isEqualTo(stillUsed);
  }

  @Test
  void aMessageFromWhichNothingIsHeardIsAskedAboutAfterAnHour() {
    var sid = sent("k");
    twilio.stub.messages().get(0).put("status", "undelivered").put("error_code", 30006);
    clock.advance(Duration.ofMinutes(59));
    twilio.the(TwilioNews.class).reconcile();
    assertThat(outgoing.findByReference(sid).orElseThrow().state()).isEqualTo(State.HANDED_OVER);

    clock.advance(Duration.ofMinutes(2));
    twilio.stub.cannotList();
    twilio.the(TwilioNews.class).reconcile();
    assertThat(outgoing.findByReference(sid).orElseThrow().state()).isEqualTo(State.HANDED_OVER);
    twilio.stub.well();
    twilio.the(TwilioNews.class).reconcile();

    assertThat(outgoing.findByReference(sid).orElseThrow().state()).isEqualTo(State.FAILED);
    assertThat(addresses.take(Channel.SMS, NUMBER)).isFalse();
  }

  @Test
  void stopHoldsAtOnceAndStartTakesItBack() throws Exception {
    assertThat(twilio.told(written("SM1", NUMBER, " Stop. "))).isEqualTo(200);
    assertThat(addresses.take(Channel.SMS, NUMBER)).isFalse();

    assertThat(twilio.told(written("SM2", NUMBER, "HELP"))).isEqualTo(200);
    assertThat(twilio.told(written("SM3", NUMBER, "I have paid already, see you"))).isEqualTo(200);
    assertThat(addresses.take(Channel.SMS, NUMBER)).isFalse();

    assertThat(twilio.told(written("SM4", NUMBER, "start"))).isEqualTo(200);
    assertThat(addresses.take(Channel.SMS, NUMBER)).isTrue();
    assertThat(consents.changes(Optional.of(NUMBER), 10)).extracting(TextConsents.Change::given)
        .containsExactly(true, false);
  }

  @Test
  void anOldStopThatIsReplayedChangesNothing() throws Exception {
    var stop = written("SM1", NUMBER, "STOP");
    twilio.told(stop);
    twilio.told(written("SM2", NUMBER, "START"));

    assertThat(twilio.told(stop)).isEqualTo(200);

    assertThat(consents.hasStopped(NUMBER)).isFalse();
  }

  @Test
  void whatIsSaidStandsInTheListOfThoseWhoMayReadIt() throws Exception {
    twilio.told(written("SM1", NUMBER, "STOP"));

    var listed = HttpCalls.to(port).as("billing-coordinator").get("/api/text-consents?mobile=%2B13125550100").json();

    assertThat(listed.at("/items/0/given").asBoolean()).isFalse();
    assertThat(listed.at("/items/0/source").asText()).isEqualTo("TEXT_MESSAGE");
    assertThat(HttpCalls.to(port).as("timekeeper").get("/api/text-consents").status()).isEqualTo(403);
  }

  @Test
  void whatIsForgedIsRefusedAndLeavesNothing() throws Exception {
    var stop = written("SM1", NUMBER, "STOP");
    var right = signature(TwilioStub.TOKEN, stop);

    assertThat(twilio.told(stop, signature("another secret", stop))).isEqualTo(401);
    assertThat(twilio.told(stop, "")).isEqualTo(401);
    assertThat(twilio.told(stop, right.substring(1))).isEqualTo(401);
    assertThat(twilio.told(written("SM1", "+13125550101", "STOP"), right)).isEqualTo(401);
    stop.put("Added", "later");
    assertThat(twilio.told(stop, right)).isEqualTo(401);
    var ofAnother = written("SM1", NUMBER, "STOP");
    ofAnother.put("AccountSid", "AC" + "f".repeat(32));
    assertThat(twilio.told(ofAnother)).isEqualTo(401);
    assertThat(twilio.web().perform(post(TwilioWebhooks.PATH).contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .param("Body", "STOP")).andReturn().getResponse().getStatus()).isEqualTo(401);
    assertThat(twilio.web().perform(post(TwilioWebhooks.PATH).contentType(MediaType.APPLICATION_JSON).content("{}"))
        .andReturn().getResponse().getStatus()).isEqualTo(415);

    assertThat(rows.queryForObject("select count(*) from text_consent", Integer.class)).isZero();
  }

  @Test
  void whatIsTooLargeIsRefusedUnread() throws Exception {
    var answer = twilio.web().perform(post(TwilioWebhooks.PATH).contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .header("X-Twilio-Signature", "any").content("Body=" + "A".repeat(200_000))).andReturn().getResponse();

    assertThat(answer.getStatus()).isEqualTo(413);
  }

  @Test
  void whileASecretIsChangedBothAreGood() throws Exception {
    twilio.close();
    twilio = TwilioConnection.to(product, Map.of("matterflow.messaging.twilio.former-auth-token", "before"));
    var stop = written("SM1", NUMBER, "STOP");

    assertThat(twilio.told(stop, signature("before", stop))).isEqualTo(200);
    assertThat(twilio.told(written("SM2", NUMBER, "START"))).isEqualTo(200);
    assertThat(consents.hasStopped(NUMBER)).isFalse();
  }

  @Test
  void signsTheAddressesOwnParametersWithTheAddressAndTheOthersWithTheBody() throws Exception {
    var stop = Map.of("AccountSid", List.of(TwilioStub.ACCOUNT), "MessageSid", List.of("SM1"),
        "From", List.of(NUMBER), "Body", List.of("STOP"), "x", List.of("2"));
    var signed = RequestSignature.of(TwilioStub.TOKEN, TwilioConnection.ADDRESS + "?x=1", stop);

    var request = post(TwilioWebhooks.PATH + "?x=1").contentType(MediaType.APPLICATION_FORM_URLENCODED)
        .header("X-Twilio-Signature", signed)
        .content("AccountSid=%s&MessageSid=SM1&From=%%2B13125550100&Body=STOP&x=2".formatted(TwilioStub.ACCOUNT));

    assertThat(twilio.web().perform(request).andReturn().getResponse().getStatus()).isEqualTo(200);
    assertThat(consents.hasStopped(NUMBER)).isTrue();
  }

  @Test
  void theDoorIsShutWhereTwilioIsNotConnected() {
    assertThat(HttpCalls.to(port).post(TwilioWebhooks.PATH, "{}").status()).isEqualTo(404);
  }

  private String sent(String key) {
    return twilio.the(TwilioMessages.class).send(Message.sms(key, NUMBER, "Invoice 10001 is open."));
  }

  private static List<List<String>> orders(List<String> words) {
    if (words.isEmpty()) {
      return List.of(List.of());
    }
    var orders = new ArrayList<List<String>>();
    for (var first : words) {
      var rest = new ArrayList<>(words);
      rest.remove(first);
      for (var order : orders(rest)) {
        var whole = new ArrayList<>(List.of(first));
        whole.addAll(order);
        orders.add(whole);
      }
    }
    return orders;
  }
}
