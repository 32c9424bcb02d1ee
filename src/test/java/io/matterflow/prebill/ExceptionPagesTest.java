package io.matterflow.prebill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The list of what is blocked goes on page by page until all of it was told, whatever it is narrowed to. */
@ProductTest
@Tag("both-databases")
class ExceptionPagesTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @LocalServerPort private int port;

  @Test
  void pagesTellEachHoldingFindingOnceInTheOrderOfTheQueue() {
    var engagement = firm.hourlyMatter().withGuidelines(60).loaded();
    for (int line = 0; line < 3; line++) {
      billing.hourWorkedWithoutCodes(engagement);
    }
    billing.june(engagement.id());
    var packet = packetOf(engagement.id().value());
    var holding = new ArrayList<String>();
    packet.path("exceptions").forEach(exception -> {
      if (exception.path("holds").asBoolean() && exception.path("state").asText().equals("OPEN")) {
        holding.add(exception.path("id").asText());
      }
    });

    assertThat(holding).as("more than one page").hasSizeGreaterThan(4);
    for (var narrowed : List.of("", "&kind=guideline-exception")) {
      var told = pages("/api/exceptions?limit=4" + narrowed);
      assertThat(told).extracting(item -> item.path("id").asText())
          .as(narrowed)
          .doesNotHaveDuplicates()
          .containsAll(holding);
      assertThat(told).extracting(item -> -item.path("priority").asInt()).as(narrowed).isSorted();
    }
    var owner = Engagement.ASSOCIATE.value();
    var owned = pages("/api/exceptions?limit=1&owner=" + owner);
    assertThat(owned).extracting(item -> item.path("owner").asText()).containsOnly(owner);
    assertThat(owned).extracting(item -> item.path("id").asText())
        .doesNotHaveDuplicates()
        .containsAll(ownedBy(owner, packet));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "/api/exceptions?cursor=garbage", "/api/exceptions?cursor=YQoyMDI2CmIKYw", "/api/exceptions?limit=0",
      "/api/exceptions?limit=501",
      "/api/pre-bills?cursor=garbage", "/api/pre-bills?limit=0", "/api/pre-bills?limit=501", "/api/invoices?after=$",
      "/api/time-prompts?cursor=garbage"})
  void aCursorThatNoListHasAnsweredIsRefused(String address) {
    var answer = HttpCalls.to(port).as("billing-admin").get(address);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().path("code").asText()).isEqualTo("MALFORMED");
  }

  @Test
  void preBillsGoOnWhereTheirCursorSays() {
    assertThat(pages("/api/pre-bills?limit=25&state=IN_REVIEW")).extracting(item -> item.path("number").asText())
        .doesNotHaveDuplicates()
        .isSorted();
  }

  private static List<String> ownedBy(String owner, JsonNode packet) {
    var owned = new ArrayList<String>();
    packet.path("exceptions").forEach(exception -> {
      if (exception.path("owner").asText().equals(owner)) {
        owned.add(exception.path("id").asText());
      }
    });
    assertThat(owned).isNotEmpty();
    return owned;
  }

  private JsonNode packetOf(String matter) {
    var found = HttpCalls.to(port).as("billing-admin").get("/api/pre-bills?matterId=" + matter).json().path("items");
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private List<JsonNode> pages(String address) {
    var told = new ArrayList<JsonNode>();
    var next = "";
    do {
      var page = HttpCalls.to(port).as("billing-admin").get(address + next);
      assertThat(page.status()).as(page.body()).isEqualTo(200);
      page.json().path("items").forEach(told::add);
      next = page.json().path("next").isNull() ? "" : "&cursor=" + page.json().path("next").asText();
    } while (!next.isEmpty());
    return told;
  }
}
