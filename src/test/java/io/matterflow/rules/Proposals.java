package io.matterflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.audit.RecordedAct;
import io.matterflow.kernel.Role;
import io.matterflow.rules.RuleText.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Proposes and releases over REST as people do: legal ops with a file, another person with a word. */
@Component
class Proposals {

  static final String LEGAL_OPS = Role.LEGAL_OPS.group();
  static final String BILLING_ADMIN = Role.BILLING_ADMIN.group();

  private final AuditTrail audit;

  Proposals(AuditTrail audit) {
    this.audit = audit;
  }

  Answer propose(RuleText edited, int port) {
    return propose(edited, LEGAL_OPS, port);
  }

  Answer propose(RuleText edited, String user, int port) {
    return send(edited.kind(), edited.key(), edited.text(), user, "", port);
  }

  Answer send(Kind kind, String key, String file, String user, String more, int port) {
    return HttpCalls.to(port)
        .as(user)
        .with("Content-Type", "application/xml")
        .send("POST", "/api/%s/%s/proposal?reason=%s%s".formatted(
            kind == Kind.TABLE ? "rules" : "models", key,
            URLEncoder.encode("Agreed with the partners.", StandardCharsets.UTF_8), more), file);
  }

  String proposed(RuleText edited, int port) {
    var answer = propose(edited, port);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    return answer.json().at("/id").asText();
  }

  Answer act(String change, String act, String user, int port) {
    var caller = HttpCalls.to(port).as(user);
    var path = "/api/rules/proposals/%s/%s".formatted(change, act);
    return switch (act) {
      case "refusal" -> caller.post(path, Map.of("reason", "Not agreed."));
      case "rollback" -> caller.send("POST", path + "?reason=Not%20meant%20so", "");
      default -> caller.send("POST", path, "");
    };
  }

  Answer released(String change, int port) {
    return done(act(change, "release", BILLING_ADMIN, port));
  }

  Answer done(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer;
  }

  /** What still waits is withdrawn, so that the next test finds nothing. */
  void leaveNothing(String key, int port) {
    HttpCalls.to(port).as(LEGAL_OPS).items("/api/rules/proposals?state=PROPOSED&rule=" + key)
        .forEach(change -> act(change.at("/id").asText(), "withdrawal", LEGAL_OPS, port));
  }

  /** Newest first. */
  List<RecordedAct> trail(String entity, String id) {
    return audit.acts(new AuditQuery(Optional.of(entity), Optional.of(id), Optional.empty(), Optional.empty(), 50));
  }

  List<String> acts(String change) {
    return trail("rule-change", change).stream().map(RecordedAct::act).toList();
  }
}
