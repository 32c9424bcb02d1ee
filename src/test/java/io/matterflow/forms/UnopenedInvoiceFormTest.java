package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.TestPeople;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Role;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody opens an invoice's link, and the billing coordinator reaches the client by telephone. */
@BrowserTest
class UnopenedInvoiceFormTest {

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;

  @Test
  void theClientIsReachedAnotherWay(Tasklist tasklist) {
    var matter = firm.hourlyMatter().loaded();
    var number = invoiced.delivered(matter, "1874.50");
    clock.advance(Duration.ofDays(16));
    jobs.runDue("unopened-invoice", number.value());

    tasklist.signIn(Role.BILLING_COORDINATOR.group(), TestPeople.PASSWORD)
        .open("Reach the client another way: invoice " + number).claim();
    assertThat(tasklist.text()).contains("nobody has opened its pay link", matter.billingAddress(), "$1,874.50");
    tasklist.tick("The client has the invoice").picture("unopened-invoice").complete();

    assertThat(tasklist.allTitles()).noneMatch(title -> title.endsWith(number.value()));
    assertThat(invoiced.isOpen("unopened-invoice", number, "findOtherWay")).isFalse();
  }
}
