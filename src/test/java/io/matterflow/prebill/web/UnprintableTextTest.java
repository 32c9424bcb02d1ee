package io.matterflow.prebill.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.NewMatter;
import io.matterflow.ProductTest;
import io.matterflow.prebill.Billing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nobody issues an invoice on which words are missing. */
@ProductTest
class UnprintableTextTest {

  @LocalServerPort private int port;
  @Autowired private Firm firm;
  @Autowired private Billing billing;

  private NewMatter matter;
  private Engagement engagement;

  @BeforeEach
  void aMatter() {
    matter = firm.hourlyMatter();
    engagement = matter.loaded();
  }

  @Test
  void aLineThatCannotBePrintedIsNotReviewedUntilItIsCorrected() {
    billing.worked(engagement, "1.0", "Reviewed the 漢字 😀 العربية annex");
    var id = inReview();

    var refused = review(id);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().get("code").asText()).isEqualTo("NOT_PRINTABLE");
    assertThat(refused.json().get("detail").asText())
        .isEqualTo(
            "The invoice cannot show 漢 字 😀 ا ل ع ر ب ي ة on the line of June 15, 2026, Rita Castellano, 1.0 hours.");
    assertThat(refused.json().get("next").asText()).contains("Latin, Greek or Cyrillic", "correct a line");
    assertThat(packet(id).get("state").asText()).isEqualTo("IN_REVIEW");

    correct(id, "Reviewed the annex in Chinese and Arabic");
    assertThat(review(id).status()).isEqualTo(200);
  }

  @Test
  void allLatinGreekAndCyrillicLettersPass() {
    billing.worked(engagement, "1.0", "Naïve Łódź İstanbul Đặng, ᾠδή καὶ Ελληνικά, Ґудзь “§ 3” – 50 €… cafe\u0301");

    assertThat(review(inReview()).status()).isEqualTo(200);
  }

  @Test
  void aNameThatChangedSinceTheReviewStopsTheSignature() {
    var id = billing.inApproval(engagement).id().toString();
    matter.forTheAttentionOf("山田 Accounts").loaded();

    var refused = as("billing-partner").post(path(id, "/approval"), version(id));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().get("detail").asText())
        .isEqualTo("The invoice cannot show 山 田 in the name of a billing contact.");
    assertThat(packet(id).get("state").asText()).isEqualTo("IN_APPROVAL");

    matter.forTheAttentionOf("Yamada Accounts").loaded();
    assertThat(as("billing-partner").post(path(id, "/approval"), version(id)).status()).isEqualTo(200);
  }

  @Test
  void anAddressThatCannotBePrintedStopsTheSignature() {
    var id = billing.inApproval(engagement).id().toString();
    matter.at(List.of("中央区 1-2-3")).loaded();

    var refused = as("billing-partner").post(path(id, "/approval"), version(id));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().get("code").asText()).isEqualTo("NOT_PRINTABLE");
    assertThat(refused.json().get("detail").asText())
        .isEqualTo("The invoice cannot show 中 央 区 in the client's postal address.");
  }

  @Test
  void theNameOfAFurtherPayerIsLookedAtToo() {
    var payer = firm.hourlyMatter().at(List.of("中央区 1-2-3")).loaded();
    matter.paidBy(payer.clientId(), "40").paidBy(engagement.clientId(), "60").loaded();
    billing.hourWorked(engagement);

    var refused = review(inReview());

    assertThat(refused.json().get("code").asText()).isEqualTo("NOT_PRINTABLE");
  }

  private String inReview() {
    billing.june(engagement.id());
    return as("billing-coordinator").get("/api/pre-bills?matterId=" + engagement.number()).json()
        .get("items").get(0).get("id").asText();
  }

  private Answer review(String id) {
    return as("responsible-attorney").post(path(id, "/review"), version(id));
  }

  private void correct(String id, String narrative) {
    var line = packet(id).get("lines").get(0).get("id").asText();
    var answer = as("responsible-attorney").post(path(id, "/lines/" + line), Map.of("narrative", narrative));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private Map<String, Integer> version(String id) {
    return Map.of("version", packet(id).get("version").asInt());
  }

  private JsonNode packet(String id) {
    return as("billing-coordinator").get(path(id, "")).json();
  }

  private static String path(String id, String act) {
    return "/api/pre-bills/" + id + act;
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
