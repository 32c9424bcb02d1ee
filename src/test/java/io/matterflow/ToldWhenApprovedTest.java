package io.matterflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.kernel.Role;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Work is told of from its approval on; what its owner calls personal leaves nothing that could be told. */
@ProductTest
@Tag("both-databases")
class ToldWhenApprovedTest {

  @Autowired private UnapprovedWork.Maker maker;
  @Autowired private EngineTables tables;
  @Autowired private TaskService tasks;

  private UnapprovedWork work;

  @BeforeEach
  void threeActivitiesOfOnePersonWait() {
    work = maker.threeActivities();
  }

  @Test
  void theTrailTellsOfWorkFromItsApprovalOnAndIsVerifiedWithWhatItDoesNotTell() {
    var auditor = work.caller(Role.AUDITOR.group());
    assertThat(auditor.get("/api/audit/verification").json().path("intact").asBoolean()).isTrue();
    var prompt = work.sought.get(0).prompt().orElseThrow();

    work.as(work.owner).post("/api/time-prompts/%s/decision".formatted(prompt), Map.of("decision", "APPROVE"));

    assertThat(acts(auditor, "time-prompt", prompt)).containsExactly("approved", "proposed");
    assertThat(acts(auditor, "activity-signal", work.sought.get(0).signal())).contains("received");
    assertThat(acts(auditor, "time-prompt", work.sought.get(1).prompt().orElseThrow())).isEmpty();
    assertThat(acts(auditor, "activity-signal", work.sought.get(2).signal())).isEmpty();
    assertThat(acts(auditor, "day-review", work.review)).isEmpty();
  }

  @Test
  void whatIsPersonalLeavesNoTraceOfItsContent() throws SQLException {
    var words = List.of(work.word, work.engagement.contactAddress());
    assertThat(tables.cellsWith(words)).isEmpty();
    assertThat(tables.anyCellsWith(words)).isNotEmpty();
    var keyed = work.as(work.owner).with("Idempotency-Key", UUID.randomUUID().toString());
    for (var one : work.sought) {
      one.prompt().ifPresent(prompt -> {
        assertThat(keyed.post("/api/time-prompts/%s/draft".formatted(prompt), Map.of("minutes", 12)).status()).isIn(200,
            422);
        assertThat(work.as(work.owner).post("/api/time-prompts/%s/decision".formatted(prompt),
            Map.of("decision", "REJECT", "reason", "PERSONAL", "comment", "a matter of mine, " + work.word)).status())
            .isEqualTo(200);
      });
      if (one.prompt().isEmpty()) {
        assertThat(work.as(work.owner)
            .post("/api/activity-signals/%s/dismissal".formatted(one.signal()), Map.of("reason", "PERSONAL"))
            .status())
            .isEqualTo(200);
      }
    }

    assertThat(tables.anyCellsWith(List.of(work.word))).isEmpty();
    assertThat(tasks.createTaskQuery().taskAssignee(work.owner.value()).list())
        .extracting(task -> task.getTaskDefinitionKey())
        .containsExactly("reviewDay");
  }

  private static List<String> acts(HttpCalls reader, String entity, String id) {
    return reader.get("/api/audit?entity=%s&id=%s".formatted(entity, id)).json().path("items").findValuesAsText("act");
  }
}
