package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.TestPeople;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Role;
import io.matterflow.messaging.MessageKey;
import io.matterflow.ownsteps.ClientNotes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A task whose words stand in a model: here that of a message which no address takes. */
@BrowserTest
class OwnTaskFormTest {

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private ClientNotes notes;
  @Autowired private Jobs jobs;

  @Test
  void showsWhatTheModelAsksAndTheAnswersThatItKnows(Tasklist tasklist) {
    var number = invoiced.delivered(firm.hourlyMatter().billedTo("").loaded(), "1874.50");
    notes.ask(number.value(), MessageKey.PLEASE_CALL);
    var note = number + ":PLEASE_CALL";
    jobs.runDue("client-note", note);

    tasklist.signIn(Role.BILLING_COORDINATOR.group(), TestPeople.PASSWORD)
        .open("Tell the client otherwise, invoice " + number)
        .claim();
    assertThat(tasklist.text()).contains("A message that a model sends could not be mailed",
        "We would like to speak with you", "$1,874.50 is open", "Left out");
    tasklist.tick("Told").picture("own-task").complete();

    assertThat(tasklist.allTitles()).noneMatch(title -> title.equals("Tell the client otherwise, invoice " + number));
  }
}
