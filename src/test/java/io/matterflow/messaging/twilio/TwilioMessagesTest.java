package io.matterflow.messaging.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.ProductTest;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.MovableClock;
import io.matterflow.engine.NotAccepted;
import io.matterflow.engine.RefusedForGood;
import io.matterflow.messaging.Addresses;
import io.matterflow.messaging.Failure;
import io.matterflow.messaging.FailingAddress;
import io.matterflow.messaging.Messages;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.TextConsents;
import io.matterflow.messaging.TextMessageContract;
import io.matterflow.messaging.twilio.TwilioStub.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** One text message, or surely none, or a person's question; never two. */
@ProductTest
class TwilioMessagesTest implements TextMessageContract {

  private static final String NUMBER = "+13125550100";

  @Autowired private ApplicationContext product;
  @Autowired private Addresses addresses;
  @Autowired private TextConsents consents;
  @Autowired private MovableClock clock;

  private TwilioConnection twilio;

  @BeforeEach
  void connect() {
    twilio = TwilioConnection.to(product);
  }

  @AfterEach
  void disconnect() {
    twilio.close();
  }

  @Override
  public Messages messages() {
    return twilio.the(TwilioMessages.class);
  }

  @Override
  public List<Message> arrived() {
    return twilio.stub.messages().stream()
        .map(held -> Message.sms(held.get("sid").asText(), held.get("to").asText(), held.get("body").asText()))
        .toList();
  }

  @Override
  public void refuse() {
    twilio.stub.refuses(401, 20003);
  }

  @Test
  @Tag("both-databases")
  void asksToBeToldWhatBecomesOfAMessage() {
    messages().send(text("k"));

    assertThat(twilio.stub.asked()).singleElement().satisfies(form -> assertThat(form)
        .containsOnlyKeys("To", "Body", "From", "StatusCallback")
        .containsEntry("From", TwilioStub.FROM)
        .containsEntry("StatusCallback", TwilioConnection.ADDRESS));
  }

  @ParameterizedTest
  @EnumSource(names = {"REPLY_LOST", "HANGS_AFTER", "BROKEN_AFTER", "MALFORMED_AFTER", "PAGE_AFTER"})
  void whatWasDoneWithoutAClearAnswerIsFound(Fault fault) {
    twilio.stub.holds(NUMBER, "Another invoice is open.");
    clock.advance(Duration.ofMinutes(10));
    twilio.stub.fails(fault);
    assertThatThrownBy(() -> messages().send(text("k"))).isInstanceOf(TwilioFault.class);
    twilio.stub.well();

    var sid = twilio.stub.messages().get(1).get("sid").asText();
    assertThat(messages().find("k")).isEqualTo(new Finding.Found(sid));
    assertThat(messages().find("k")).as("asked again").isEqualTo(new Finding.Found(sid));
  }

  @ParameterizedTest
  @EnumSource(names = {"HANGS_BEFORE", "BROKEN", "ERROR_IN_A_SUCCESS"})
  void whatWasNotDoneIsSurelyAbsentAfterAWhileAndNotBefore(Fault fault) {
    twilio.stub.fails(fault);
    assertThatThrownBy(() -> messages().send(text("k"))).isInstanceOf(TwilioFault.class);
    twilio.stub.well();

    assertThatExceptionOfType(NotAccepted.class).isThrownBy(() -> messages().find("k"))
        .withMessageContaining("too early");
    clock.advance(Duration.ofMinutes(2));
    assertThat(messages().find("k")).isEqualTo(new Finding.Absent());
  }

  @Test
  @Tag("both-databases")
  void aMessageOfSomebodyElsesAtThatMomentIsForAPersonToJudge() {
    twilio.stub.fails(Fault.BROKEN);
    assertThatThrownBy(() -> messages().send(text("k"))).isInstanceOf(TwilioFault.class);
    twilio.stub.well().holds(NUMBER, "Rewritten on the way");
    clock.advance(Duration.ofMinutes(2));

    assertThat(messages().find("k")).isEqualTo(new Finding.CannotAsk());
  }

  @Test
  @Tag("both-databases")
  void anotherMessageOfOursAtThatMomentIsNoCandidate() {
    messages().send(Message.sms("other", NUMBER, "Invoice 10002 is open."));
    twilio.stub.fails(Fault.BROKEN);
    assertThatThrownBy(() -> messages().send(text("k"))).isInstanceOf(TwilioFault.class);
    twilio.stub.well();
    clock.advance(Duration.ofMinutes(2));

    assertThat(messages().find("k")).isEqualTo(new Finding.Absent());
  }

  @Test
  @Tag("both-databases")
  void whenItCannotBeAskedAPersonIs() {
    twilio.stub.fails(Fault.REPLY_LOST).cannotList();
    assertThatThrownBy(() -> messages().send(text("k"))).isInstanceOf(TwilioFault.class);

    assertThat(messages().find("k")).isEqualTo(new Finding.CannotAsk());
  }

  @Test
  @Tag("both-databases")
  void anotherTryLooksForItsOwnMessageOnly() {
    messages().send(text("k"));
    clock.advance(Duration.ofHours(1));
    twilio.stub.fails(Fault.BROKEN);
    assertThatThrownBy(() -> messages().send(text("k"))).isInstanceOf(TwilioFault.class);
    twilio.stub.well();
    clock.advance(Duration.ofMinutes(2));

    assertThat(messages().find("k")).isEqualTo(new Finding.Absent());
  }

  @Test
  @Tag("both-databases")
  void atTheLimitNobodyIsAskedUntilTheTimeIsOver() {
    twilio.stub.refuses(429, 20429);
    assertThatExceptionOfType(NotAccepted.class).isThrownBy(() -> messages().send(text("k")));
    twilio.stub.well();

    assertThatExceptionOfType(NotAccepted.class).isThrownBy(() -> messages().send(text("l")));
    assertThat(twilio.stub.asked()).hasSize(1);
    clock.advance(Duration.ofSeconds(31));
    messages().send(text("k"));
    assertThat(twilio.stub.messages()).hasSize(1);
  }

  @ParameterizedTest
  @Tag("both-databases")
  @CsvSource({"21614, NOT_A_MOBILE", "21211, NO_SUCH_ADDRESS", "21612, REFUSED"})
  void aNumberThatIsRefusedIsLeftAlone(int code, Failure failure) {
    twilio.stub.refuses(400, code);

    assertThatExceptionOfType(RefusedForGood.class).isThrownBy(() -> messages().send(text("k")))
        .withMessageNotContaining("canary").withMessageNotContaining(NUMBER);

    assertThat(addresses.failing(Channel.SMS, NUMBER)).map(FailingAddress::failure).contains(failure);
    assertThat(addresses.take(Channel.SMS, NUMBER)).isFalse();
  }

  @Test
  @Tag("both-databases")
  void aStopThatOnlyTwilioKnewOfIsHonouredFromThenOn() {
    twilio.stub.refuses(400, 21610);

    assertThatExceptionOfType(RefusedForGood.class).isThrownBy(() -> messages().send(text("k")));

    assertThat(consents.hasStopped(NUMBER)).isTrue();
    assertThat(addresses.take(Channel.SMS, NUMBER)).isFalse();
    assertThat(addresses.failing(Channel.SMS, NUMBER)).as("nothing is wrong with the number").isEmpty();
  }

  @ParameterizedTest
  @Tag("both-databases")
  @CsvSource({"400, 21606", "400, 21611", "403, 20003", "404, 20404"})
  void whatIsWrongOnOurSideIsTriedAgainAndBlamesNoNumber(int status, int code) {
    twilio.stub.refuses(status, code);

    assertThatExceptionOfType(NotAccepted.class).isThrownBy(() -> messages().send(text("k")));

    assertThat(addresses.take(Channel.SMS, NUMBER)).isTrue();
  }

  @Test
  @Tag("both-databases")
  void noSecretIsTold() {
    assertThat(twilio.the(TwilioSettings.class).toString()).doesNotContain(TwilioStub.TOKEN);
  }

  private static Message text(String key) {
    return Message.sms(key, NUMBER, "Invoice 10001 is open: $1,250.00.");
  }
}
