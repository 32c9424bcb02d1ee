package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.TestPeople;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Role;
import io.matterflow.messaging.Failure;
import io.matterflow.messaging.OutgoingMessages;
import io.matterflow.messaging.smtp.SmtpStub;
import io.matterflow.messaging.smtp.StubbedMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An invoice's mail comes back, and the billing coordinator mends the address and has it sent again. */
@BrowserTest
class MendAddressFormTest {

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private OutgoingMessages outgoing;
  @Autowired private StubbedMail mail;

  private SmtpStub mailSystem;

  @BeforeEach
  void connect() {
    mailSystem = mail.connect();
  }

  @AfterEach
  void disconnect() {
    mail.disconnect(mailSystem);
  }

  @Test
  void aMailThatCameBackIsSentToTheNewAddress(Tasklist tasklist) {
    var draft = firm.hourlyMatter();
    var matter = draft.loaded();
    var number = invoiced.delivered(matter, "1874.50");
    var sent = outgoing.find("invoice:%s:delivery".formatted(number)).orElseThrow();
    outgoing.returned(sent, matter.billingAddress(), Failure.NO_SUCH_ADDRESS, "<b>5.1.1</b>");
    tasklist.signIn(Role.BILLING_COORDINATOR.group(), TestPeople.PASSWORD)
        .open("Mend an address: invoice " + number)
        .claim();
    assertThat(tasklist.text()).contains("there is no such address (<b>5.1.1</b>)", matter.billingAddress(),
        "$1,874.50",
        "Nothing more is sent there meanwhile.");
    assertThat(tasklist.elements("b")).noneMatch(bold -> bold.getText().equals("5.1.1"));

    draft.billedTo("right@%s.example".formatted(number)).loaded();
    tasklist.tick("The directory has another address now: send the invoice again").picture("mend-address").complete();
    invoiced.runJobs(number);

    assertThat(mailSystem.mails()).hasSize(2).last()
        .satisfies(again -> assertThat(again.to()).containsExactly("right@%s.example".formatted(number)));
    assertThat(tasklist.allTitles()).noneMatch(title -> title.startsWith("Mend an address: invoice " + number));
  }
}
