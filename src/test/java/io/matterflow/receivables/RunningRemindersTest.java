package io.matterflow.receivables;

import static io.matterflow.receivables.Receivables.REMINDERS;
import static io.matterflow.receivables.Receivables.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.rules.RuleText.Kind;
import io.matterflow.rules.RulesAtHand;
import java.time.Instant;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A ladder of reminders in its second step, when its table and its model are released anew. */
@ProductTest
@Tag("both-databases")
class RunningRemindersTest {

  private static final String TABLE = "reminder-cadence";

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private RulesAtHand rules;
  @Autowired private RuntimeService runtime;

  private Instant asOthersLeftIt;

  @BeforeEach
  void itIsTheStart() {
    asOthersLeftIt = house.now();
    house.itIs(START);
  }

  @AfterEach
  void theRulesAreAsTheyCame() {
    rules.asItCame(Kind.TABLE, TABLE);
    rules.asItCame(Kind.MODEL, REMINDERS);
    house.itIs(asOthersLeftIt);
  }

  @Test
  void itsNextStepIsAsTheTableInForceSaysAndItEndsOnTheModelOnWhichItBegan() {
    var invoice = house.delivered(firm.hourlyMatter().withSmsConsent().loaded(), "100");
    house.onDay(10, invoice);
    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL);

    var cadence = rules.release(Kind.TABLE, TABLE, text -> text
        .replace("<outputEntry id=\"day20-channel\"><text>\"SMS\"",
            "<outputEntry id=\"day20-channel\"><text>\"EMAIL\""));
    rules.release(Kind.MODEL, REMINDERS, text -> text.replace("name=\"Follow up\"", "name=\"Talk to the client\""));
    var later = house.delivered(firm.hourlyMatter().withSmsConsent().loaded(), "100");
    house.onDay(20, invoice);

    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL, Channel.EMAIL);
    assertThat(version(invoice)).isEqualTo(1);
    assertThat(version(later)).isEqualTo(2);
    rules.rollBack(cadence);
    house.onDay(30, invoice);
    assertThat(house.tasks(REMINDERS, invoice)).hasSize(1);
    assertThat(version(invoice)).isEqualTo(1);
  }

  private int version(InvoiceNumber invoice) {
    var definition = runtime.createProcessInstanceQuery()
        .processDefinitionKey(REMINDERS)
        .processInstanceBusinessKey(invoice.value())
        .singleResult().getProcessDefinitionId();
    return Integer.parseInt(definition.split(":")[1]);
  }
}
