package io.matterflow.receivables;

import static io.matterflow.receivables.Receivables.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.engine.NotAccepted;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.TextConsents;
import io.matterflow.messaging.smtp.StubbedMail;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** STOP holds at once, for every invoice of the number; an address that takes no mail is not reminded by mail. */
@ProductTest
@Tag("both-databases")
class TextConsentTest {

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Receivables house;
  @Autowired private TextConsents consents;
  @Autowired private StubbedMail mail;
  @Autowired private AuditTrail audit;

  private Instant asOthersLeftIt;

  @BeforeEach
  void theMorningOfTheDelivery() {
    asOthersLeftIt = house.now();
    house.itIs(Receivables.START);
  }

  @AfterEach
  void theClockIsPutBack() {
    house.itIs(asOthersLeftIt);
  }

  @Test
  void afterStopNoInvoiceOfThePersonBringsATextMessage() {
    var client = firm.hourlyMatter().withSmsConsent().loaded();
    var first = house.delivered(client, "100");
    var second = house.delivered(client, "200");
    house.onDay(10, first);
    house.onDay(10, second);
    house.itIs(day(20, "07:00"));
    says(client.billingMobile(), false);

    house.onDay(20, first);
    house.onDay(20, second);

    assertThat(house.channels(first)).containsExactly(Channel.EMAIL, Channel.EMAIL);
    assertThat(house.channels(second)).containsExactly(Channel.EMAIL, Channel.EMAIL);
    assertThat(audit.acts(new AuditQuery(
        Optional.of("client"), Optional.of(client.clientId().value()), Optional.empty(), Optional.empty(), 50)))
        .anySatisfy(act -> assertThat(act.act()).isEqualTo("texts-stopped"));
  }

  @Test
  void startBringsTextMessagesBackWhereTheFirmHasConsent() {
    var client = firm.hourlyMatter().withSmsConsent().loaded();
    var invoice = house.delivered(client, "100");
    house.onDay(10, invoice);
    says(client.billingMobile(), false);
    says(client.billingMobile(), true);

    house.onDay(20, invoice);

    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL, Channel.SMS);
  }

  @Test
  void startIsNoConsentThatTheFirmNeverHad() {
    var client = firm.hourlyMatter().withMobile().loaded();
    var invoice = house.delivered(client, "100");
    house.onDay(10, invoice);
    says(client.billingMobile(), true);

    house.onDay(20, invoice);

    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL, Channel.EMAIL);
  }

  @Test
  void aReminderThatTheMailSystemRefusesGoesAnotherWayAndIsNotRefusedTwice() {
    var client = firm.hourlyMatter().loaded();
    var invoice = house.delivered(client, "100");
    house.itIs(day(10, "12:00"));
    var mailSystem = mail.connect();
    try {
      mailSystem.refuses(client.billingAddress(), "550 5.1.1 no such user");
      assertThatThrownBy(() -> house.climb(invoice)).isInstanceOf(NotAccepted.class);

      mailSystem.well();
      house.itIs(day(10, "12:05"));
      house.climb(invoice);

      assertThat(mailSystem.mails()).isEmpty();
      assertThat(house.tasks("payment-reminders", invoice)).singleElement()
          .satisfies(task -> assertThat(task.getTaskDefinitionKey()).isEqualTo("followUp"));
    } finally {
      mail.disconnect(mailSystem);
    }
  }

  private void says(String mobile, boolean given) {
    consents.said(mobile, given, "SM" + UUID.randomUUID());
  }
}
