package io.matterflow.practice.clio;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.capture.ActivityKind;
import io.matterflow.engine.BlockedWork.Blocked;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What people log in Clio becomes prompts on the matter where they logged it, once. */
@ProductTest
@Tag("both-databases")
class ClioWorkTest {

  @Autowired private ApplicationContext product;
  @Autowired private Firm firm;
  @Autowired private JdbcTemplate rows;

  private Connection clio;
  private Engagement engagement;

  @BeforeEach
  void connect() {
    engagement = firm.hourlyMatter().loaded();
    clio = Connection.to(product);
    clio.the(JdbcLinks.class).link(LinkKind.TIMEKEEPER, 77, "TK06");
    clio.the(JdbcLinks.class).link(LinkKind.TIMEKEEPER, 78, "TK02");
    clio.the(JdbcLinks.class).link(LinkKind.MATTER, 4711, engagement.number());
    readAll();
  }

  @AfterEach
  void disconnect() {
    clio.close();
  }

  @Test
  void aCallLoggedInClioBecomesAPromptOnItsMatter() {
    clio.stub.records.add("communications", call());

    readAll();

    assertThat(signals()).singleElement().satisfies(signal -> {
      assertThat(signal.kind()).isEqualTo(ActivityKind.CALL.name());
      assertThat(signal.matter()).isEqualTo(engagement.number());
      assertThat(signal.outcome()).isEqualTo("AUTO");
      assertThat(signal.timekeeper()).isEqualTo("TK06");
    });
    assertThat(prompts()).isEqualTo(1);
  }

  @Test
  void theSameRecordReadAgainIsNoFurtherWork() {
    var id = clio.stub.records.add("communications", call());
    readAll();
    clio.stub.records.edit("communications", id, "{\"subject\": \"Call about the charter, corrected\"}");

    readAll();
    clio.the(JdbcToRead.class).note(ClioStream.COMMUNICATIONS, id, clio.clock.instant(), clio.clock.instant());
    clio.the(ClioReading.class).readSingleRecords();

    assertThat(signals()).hasSize(1);
  }

  @Test
  void aMeetingOfTwoLawyersIsWorkOfEachOnceItIsOver() {
    clio.stub.records.add("calendar_entries", """
        {"summary": "Settlement meeting", "start_at": "2026-06-30T14:00:00Z", "end_at": "2026-06-30T15:30:00Z", "all_day": false,
         "matter": {"id": 4711}, "attendees": [{"id": 1, "type": "Calendar", "email": "rita.castellano@harrowpike.example"},
         {"id": 78, "type": "User"}, {"id": 9, "type": "Contact", "email": "%s"}]}
        """.formatted(engagement.contactAddress()));
    readAll();
    assertThat(signals()).isEmpty();

    clio.clock.advance(Duration.ofHours(3));
    clio.the(ClioReading.class).readSingleRecords();

    assertThat(signals()).extracting(Signal::timekeeper).containsExactlyInAnyOrder("TK06", "TK02");
    assertThat(signals()).extracting(Signal::seconds).containsOnly(5400);
  }

  @Test
  void aMeetingThatWasDeletedBeforeItsEndIsNoWork() {
    var id = clio.stub.records.add("calendar_entries", """
        {"summary": "Settlement meeting", "start_at": "2026-06-30T14:00:00Z", "end_at": "2026-06-30T15:30:00Z",
         "matter": {"id": 4711}, "attendees": [{"id": 77, "type": "User"}]}
        """);
    readAll();
    clio.stub.records.delete("calendar_entries", id);
    clio.clock.advance(Duration.ofHours(3));

    readAll();

    assertThat(signals()).isEmpty();
    assertThat(rows.queryForObject("select count(*) from clio_to_read", Integer.class)).isZero();
  }

  @Test
  void documentsAndFinishedTasksAreWorkToo() {
    clio.stub.records.add("documents", """
        {"name": "Answer to complaint.docx", "matter": {"id": 4711}, "creator": {"id": 77}, "latest_document_version": {"id": 31}}
        """);
    clio.stub.records.add("tasks", """
        {"name": "File the answer", "status": "complete", "completed_at": "2026-06-30T12:30:00Z", "matter": {"id": 4711},
         "assignee": {"id": 78, "type": "User"}}
        """);
    clio.stub.records.add("tasks", """
        {"name": "Call the clerk", "status": "pending", "completed_at": null, "matter": {"id": 4711},
         "assignee": {"id": 78, "type": "User"}}
        """);

    readAll();

    assertThat(signals()).extracting(Signal::kind).containsExactlyInAnyOrder("DOCUMENT", "GENERIC");
    assertThat(signals()).extracting(Signal::matter).containsOnly(engagement.number());
  }

  @Test
  void whatTheProductItselfWroteInClioIsNotReadBackAsWork() {
    var own = ClioStub.json(call());
    own.putArray("external_properties").addObject().put("name", WorkTaker.OURS).put("value", "reminder:INV-1");
    clio.stub.records.add("communications", own);

    readAll();

    assertThat(signals()).isEmpty();
  }

  @Test
  void whatHappenedBeforeTheAccountWasConnectedIsNotRead() {
    assertThat(clio.stub.requests("GET", "communications")).allSatisfy(request ->
        assertThat(request.query()).containsEntry("updated_since", "2026-06-30T12:55:00Z"));
  }

  @Test
  void workOnAMatterThatTheDirectoryDoesNotKnowIsKeptAndOwned() {
    clio.stub.records.add("communications", call().replace("4711", "4799"));
    readAll();
    assertThat(blocked()).singleElement().satisfies(one -> assertThat(one.owner()).isEqualTo("billing-admin"));

    clio.the(JdbcLinks.class).link(LinkKind.MATTER, 4799, firm.hourlyMatter().loaded().number());
    clio.clock.advance(Duration.ofMinutes(20));
    readAll();

    assertThat(blocked()).isEmpty();
    var call = clio.stub.records.of("communications").get(0).get("id").asText();
    assertThat(rows.queryForObject("select count(*) from activity_signal where source = 'clio' and event_id like ?",
        Integer.class, "communication-" + call + "-%")).isEqualTo(1);
  }

  private void readAll() {
    clio.the(ClioReading.class).round();
  }

  private static String call() {
    return """
        {"type": "PhoneCommunication", "subject": "Call about the charter", "date": "2026-06-30",
         "received_at": "2026-06-30T12:40:00Z", "matter": {"id": 4711}, "user": {"id": 77},
         "senders": [{"id": 77, "type": "User"}], "receivers": [{"id": 9, "type": "Contact"}]}
        """;
  }

  private List<Signal> signals() {
    return rows.query("""
        select kind, coalesce(timekeeper_id, ''), coalesce(outcome, ''), coalesce(duration_seconds, 0), id
        from activity_signal where source = 'clio' and matter_id = ?
        """, (row, number) -> new Signal(row.getString(1), row.getString(2), row.getString(3), row.getInt(4),
        engagement.number()), engagement.number());
  }

  private int prompts() {
    return rows.queryForObject("select count(*) from time_prompt where matter_id = ?", Integer.class,
        engagement.number());
  }

  private List<Blocked> blocked() {
    return clio.the(ClioBlocked.class).blockedFor(
        new Actor(new UserId("admin"), Set.of(Role.BILLING_ADMIN), Optional.empty(), true));
  }

  private record Signal(String kind, String timekeeper, String outcome, int seconds, String matter) {}
}
