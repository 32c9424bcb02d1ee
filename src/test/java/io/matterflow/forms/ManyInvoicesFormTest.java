package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.TestPeople;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A client with more open invoices than one page of the list has: a form offers them all, the newest too. */
@BrowserTest
class ManyInvoicesFormTest {

  private static final int MORE_THAN_A_PAGE = 104;

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Jobs jobs;
  @LocalServerPort private int port;

  @Test
  void allOpenInvoicesAreOfferedAndThoseOfTheSameClientToo(Tasklist tasklist) {
    var client = firm.hourlyMatter().loaded();
    var numbers = takenOver(client);
    var settled = settled(numbers.get(0));
    tasklist.signIn(Role.BILLING_COORDINATOR.group(), TestPeople.PASSWORD).startProcess("Payment plan");

    tasklist.fill("Invoice", numbers.get(1))
        .leave("Invoice")
        .until("Invoice %s, open".formatted(numbers.get(MORE_THAN_A_PAGE - 1)));

    assertThat(tasklist.elements("fieldset .checkbox")).hasSize(MORE_THAN_A_PAGE - 2);
    assertThat(tasklist.text()).doesNotContain(settled);
    assertThat(tasklist.elements("#open-invoices option").stream().map(option -> option.getDomProperty("value")))
        .containsAll(numbers.subList(1, MORE_THAN_A_PAGE)).doesNotContain(settled);

    numbers.subList(2, 23).forEach(number -> tasklist.tick("Invoice %s, open $70.00".formatted(number)));
    tasklist.fill("Instalments", "3").fill("First due on", invoiced.today().plusDays(10)).press("Show the instalments")
        .until("Other invoices: at most 20 other invoices by one plan; agree on another plan for the rest.");
  }

  private List<String> takenOver(Engagement client) {
    var mark = UUID.randomUUID().toString().substring(0, 6);
    var numbers = IntStream.range(0, MORE_THAN_A_PAGE).mapToObj("M-%s-%%03d".formatted(mark)::formatted).toList();
    var today = invoiced.today();
    var answer = HttpCalls.to(port).as(Role.BOOKKEEPER.group()).put("/api/receivables/opening", Map.of(
        "asOf", today.toString(),
        "invoices", numbers.stream().map(number -> Map.of("number", number, "clientId", client.clientId().value(),
            "invoiceDate", today.minusDays(5).toString(), "dueDate", today.plusDays(25).toString(), "amount", "70.00",
            "paid", "0.00")).toList()));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("taken").asInt()).isEqualTo(MORE_THAN_A_PAGE);
    return numbers;
  }

  private String settled(String number) {
    var paid = HttpCalls.to(port).as(Role.BOOKKEEPER.group()).post("/api/payments", Map.of(
        "source", "test", "eventId", UUID.randomUUID().toString(), "invoiceNumber", number,
        "amount", "70.00", "currency", "USD", "receivedOn", invoiced.today().toString()));
    assertThat(paid.status()).as(paid.body()).isEqualTo(202);
    jobs.runDue("payment-intake", paid.json().path("paymentId").asText());
    return number;
  }
}
