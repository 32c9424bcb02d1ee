package io.matterflow.prebill.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.ProductTest;
import io.matterflow.prebill.Billing;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever finishes a bill that several pay is told of every invoice that it became. */
@ProductTest
class SharedBillAnswersTest {

  @LocalServerPort private int port;
  @Autowired private Firm firm;
  @Autowired private Billing billing;

  @Test
  void theSignatureNamesAllInvoicesAndTheRecallThatComesTooLateToo() {
    var draft = firm.hourlyMatter();
    var matter = draft.loaded();
    draft.paidBy(matter.clientId(), "60").paidBy(firm.hourlyMatter().loaded().clientId(), "40").loaded();
    var id = billing.inApproval(matter).id().toString();

    var signed = act(id, "/approval", Map.of("version", version(id))).json();

    assertThat(signed.get("invoiceNumbers")).hasSize(2);
    assertThat(signed.get("invoiceNumber")).isEqualTo(signed.get("invoiceNumbers").get(0));
    assertThat(act(id, "/recall", Map.of("version", version(id), "reason", "a mistake")).json().get("detail").asText())
        .contains(signed.get("invoiceNumbers").get(0).asText() + ", " + signed.get("invoiceNumbers").get(1).asText());
  }

  @Test
  void beforeTheInvoiceIsMadeThereIsNoNumber() {
    Engagement matter = firm.hourlyMatter().loaded();
    var id = billing.inApproval(matter).id().toString();

    var returned = act(id, "/return", Map.of("version", version(id), "reason", "one line too many")).json();

    assertThat(returned.get("invoiceNumbers")).isEmpty();
    assertThat(returned.path("invoiceNumber").isNull() || returned.path("invoiceNumber").isMissingNode()).isTrue();
  }

  private Answer act(String id, String act, Map<String, Object> body) {
    var answer = as("billing-partner").post("/api/pre-bills/" + id + act, body);
    assertThat(answer.status()).as(answer.body()).isIn(200, 409);
    return answer;
  }

  private int version(String id) {
    JsonNode packet = as("billing-coordinator").get("/api/pre-bills/" + id).json();
    return packet.get("version").asInt();
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
