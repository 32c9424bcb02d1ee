package io.matterflow.demo.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.HttpCalls.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The change that a page of the guide works out: legal ops fetch the file in force, edit it as the page says, try and
 * propose it; another person releases it; it takes effect; it is taken back and the effect is gone.
 */
abstract class GuidedChange {

  private static final String LEGAL_OPS = "legal-ops";
  private static final String BILLING_ADMIN = "billing-admin";
  private static final String PERIOD = "?from=2026-06-01&to=2026-06-30";

  private final String page;
  private final Kind kind;
  private final String rule;

  /** Of a decision table. */
  GuidedChange(String page, String table) {
    this(page, Kind.TABLE, table);
  }

  GuidedChange(String page, Kind kind, String rule) {
    this.page = page;
    this.kind = kind;
    this.rule = rule;
  }

  enum Kind {
    TABLE("rules"),
    MODEL("models");

    private final String path;

    Kind(String path) {
      this.path = path;
    }
  }

  final String page() {
    return page;
  }

  /** Who puts it into force: a lawyer, where it is about trust money. */
  String releaser() {
    return BILLING_ADMIN;
  }

  /** Whoever needs a later day comes after the others. */
  boolean movesTheClock() {
    return false;
  }

  /** The file after the edit that the page describes. */
  String edited(String inForce, GuidePage page) {
    return page.edited(inForce);
  }

  /** What the trial on the month behind must show; tables that decide about no case keep no record of theirs. */
  void tried(JsonNode trial) {
    assertThat(trial.path("decisions").path("changed").asInt()).as(trial.toString()).isPositive();
  }

  /** As the product came: on a case of its own, before the change and after it was taken back. */
  abstract void holdsNot(GuideFirm firm);

  /** With the change: on a case of its own. */
  abstract void holds(GuideFirm firm);

  final void play(GuideFirm firm) {
    holdsNot(firm);
    var change = release(firm);
    holds(firm);
    var back = act(firm, releaser(), change, "rollback?reason=" + words("Only tried."));
    assertThat(done(back).json().path("state").asText()).isEqualTo("ROLLED_BACK");
    holdsNot(firm);
    assertTrailTells(firm, change);
  }

  private String release(GuideFirm firm) {
    var guide = GuidePage.of(page);
    var inForce = done(firm.as(LEGAL_OPS).get("/api/%s/%s/file".formatted(kind.path, rule))).body();
    var file = edited(inForce, guide);
    if (kind == Kind.TABLE) {
      tried(sent(firm, "/trial" + PERIOD, file));
    }
    var proposed = sent(firm, "/proposal?reason=" + words("As the guide says: " + page), file);
    guide.assertSays(texts(proposed.path("changes")));
    var change = proposed.path("id").asText();
    assertRefused(firm, change, LEGAL_OPS, isOfTrust() ? "TRUST_NOT_AUTHORIZED" : "FOUR_EYES");
    if (isOfTrust()) {
      assertRefused(firm, change, BILLING_ADMIN, "TRUST_NOT_AUTHORIZED");
    }
    if (kind == Kind.TABLE) {
      done(firm.as(releaser()).get("/api/rules/proposals/%s/trial%s".formatted(change, PERIOD)));
    }
    assertThat(done(act(firm, releaser(), change, "release")).json().path("state").asText()).isEqualTo("RELEASED");
    return change;
  }

  private boolean isOfTrust() {
    return !releaser().equals(BILLING_ADMIN);
  }

  private JsonNode sent(GuideFirm firm, String path, String file) {
    return done(firm.as(LEGAL_OPS).with("Content-Type", "application/xml")
        .send("POST", "/api/%s/%s%s".formatted(kind.path, rule, path), file)).json();
  }

  private static Answer act(GuideFirm firm, String user, String change, String act) {
    return firm.as(user).send("POST", "/api/rules/proposals/%s/%s".formatted(change, act), "");
  }

  private static void assertRefused(GuideFirm firm, String change, String user, String code) {
    var answer = act(firm, user, change, "release");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
    assertThat(answer.json().path("code").asText()).as(answer.toString()).isEqualTo(code);
  }

  /** Newest first: who did what, who tried in vain, and who had looked at which trial by then. */
  private void assertTrailTells(GuideFirm firm, String change) {
    var acts = firm.get("auditor", "/api/audit?entity=rule-change&id=" + change).path("items");
    var told = new ArrayList<String>();
    acts.forEach(act -> told.add("%s %s".formatted(act.path("act").asText(), act.path("actor").asText())));
    var expected = new ArrayList<>(List.of("rolled-back " + releaser(), "released " + releaser()));
    if (isOfTrust()) {
      expected.add("release-not-allowed " + BILLING_ADMIN);
    }
    expected.addAll(List.of("release-not-allowed " + LEGAL_OPS, "proposed " + LEGAL_OPS));
    assertThat(told).as("%s", acts).isEqualTo(expected);
    if (kind == Kind.TABLE) {
      assertThat(acts.get(1).path("after").path("trials").asText()).contains("by " + LEGAL_OPS, "by " + releaser());
    }
  }

  private static Answer done(Answer answer) {
    assertThat(answer.status()).as("%s: %s", answer.response().uri(), answer).isBetween(200, 299);
    return answer;
  }

  private static String words(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
