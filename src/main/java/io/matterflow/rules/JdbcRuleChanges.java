package io.matterflow.rules;

import io.matterflow.kernel.UserId;
import io.matterflow.rules.Finding.Severity;
import io.matterflow.rules.RuleChange.Act;
import io.matterflow.rules.RuleChange.State;
import io.matterflow.rules.RuleChange.Versions;
import io.matterflow.rules.RuleText.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Changes of rules in the tables {@code rule_change}, {@code rule_change_finding}, {@code rule_change_act}, and
 * {@code rule_trial_seen}.
 */
@Repository
class JdbcRuleChanges {

  private final JdbcClient jdbc;

  JdbcRuleChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Until the transaction ends nobody else puts a version into force or proposes one: the row is the one that the
   * engine's deployments queue at.
   */
  void holdReleases() {
    jdbc.sql("select value_ from act_ge_property where name_ = 'deployment.lock' for update")
        .query(String.class)
        .list();
  }

  void insert(RuleChange change) {
    jdbc.sql("""
        insert into rule_change (id, kind, rule_key, base_version, proposed_text, text_digest, reason, proposed_by, proposed_at, due_at,
          state)
        values (:id, :kind, :key, :base, :text, :digest, :reason, :by, :at, :due, :state)
        """)
        .param("id", change.id().value())
        .param("kind", change.rule().kind().name())
        .param("key", change.rule().key())
        .param("base", change.baseVersion())
        .param("text", change.rule().text())
        .param("digest", change.digest())
        .param("reason", change.reason())
        .param("by", change.proposedBy().value())
        .param("at", change.proposedAt().atOffset(ZoneOffset.UTC))
        .param("due", change.dueAt().map(due -> due.atOffset(ZoneOffset.UTC)).orElse(null))
        .param("state", change.state().name())
        .update();
    for (int position = 0; position < change.findings().size(); position++) {
      jdbc.sql(
          "insert into rule_change_finding (change_id, position, place, says) values (:id, :position, :place, :says)")
          .param("id", change.id().value())
          .param("position", position)
          .param("place", change.findings().get(position).place())
          .param("says", change.findings().get(position).says())
          .update();
    }
  }

  void insert(RuleChangeId change, Act act) {
    jdbc.sql("update rule_change set state = :state where id = :id")
        .param("id", change.value())
        .param("state", act.state().name())
        .update();
    jdbc.sql("""
        insert into rule_change_act (change_id, state, acted_by, acted_at, words, version_before, version_after)
        values (:id, :state, :by, :at, :words, :before, :after)
        """)
        .param("id", change.value())
        .param("state", act.state().name())
        .param("by", act.by().value())
        .param("at", act.at().atOffset(ZoneOffset.UTC))
        .param("words", act.words())
        .param("before", act.versions().map(Versions::before).orElse(null))
        .param("after", act.versions().map(Versions::after).orElse(null))
        .update();
  }

  Optional<RuleChange> find(RuleChangeId id) {
    return jdbc.sql("select * from rule_change where id = :id").param("id", id.value()).query(this::change).optional();
  }

  Optional<RuleChange> lock(RuleChangeId id) {
    return jdbc.sql("select * from rule_change where id = :id for update")
        .param("id", id.value())
        .query(this::change)
        .optional();
  }

  /** The newest first. */
  List<RuleChangeHead> search(Optional<State> state, Optional<String> key, int most) {
    return jdbc.sql("""
        select id, kind, rule_key, state, reason, proposed_by, proposed_at from rule_change
         where (:anyState or state = :state) and (:anyKey or rule_key = :key)
         order by proposed_at desc, id
         fetch first :most rows only
        """)
        .param("anyState", state.isEmpty())
        .param("state", state.map(State::name).orElse(""))
        .param("anyKey", key.isEmpty())
        .param("key", key.orElse(""))
        .param("most", most)
        .query((columns, number) -> new RuleChangeHead(
            new RuleChangeId(columns.getObject("id", UUID.class)),
            Kind.valueOf(columns.getString("kind")),
            columns.getString("rule_key"),
            State.valueOf(columns.getString("state")),
            columns.getString("reason"),
            new UserId(columns.getString("proposed_by")),
            instant(columns, "proposed_at")))
        .list();
  }

  /** Those that should have been answered before that moment, the oldest first. */
  List<RuleChange> overdue(Instant moment) {
    return jdbc.sql("select * from rule_change where state = 'PROPOSED' and due_at <= :moment order by proposed_at, id")
        .param("moment", moment.atOffset(ZoneOffset.UTC))
        .query(this::change)
        .list();
  }

  /** The change of that rule that is in force by its release: the last one that was not taken back. */
  Optional<RuleChange> lastReleased(Kind kind, String key) {
    return jdbc.sql("""
        select c.* from rule_change c join rule_change_act a on a.change_id = c.id and a.state = 'RELEASED'
         where c.kind = :kind and c.rule_key = :key and c.state = 'RELEASED'
         order by a.position desc
         fetch first 1 rows only
        """)
        .param("kind", kind.name())
        .param("key", key)
        .query(this::change)
        .optional();
  }

  /** Of each rule that is in force by a release the change that was released last; the newest first. */
  List<RuleChange> lastReleased() {
    return jdbc.sql("""
        select c.* from rule_change c join rule_change_act a on a.change_id = c.id and a.state = 'RELEASED'
         where c.state = 'RELEASED'
           and not exists (
             select 1 from rule_change later join rule_change_act act on act.change_id = later.id and act.state = 'RELEASED'
              where later.kind = c.kind and later.rule_key = c.rule_key and later.state = 'RELEASED'
                and act.position > a.position)
         order by a.position desc
        """)
        .query(this::change)
        .list();
  }

  /** The same text on the same version; on an older one it could not be released any more. */
  boolean isWaiting(Kind kind, String key, String digest, int base) {
    return jdbc.sql("""
        select count(*) from rule_change
         where kind = :kind and rule_key = :key and text_digest = :digest and base_version = :base and state = 'PROPOSED'
        """)
        .param("base", base)
        .param("kind", kind.name())
        .param("key", key)
        .param("digest", digest)
        .query(Long.class)
        .single() > 0;
  }

  void insert(TrialSeen seen, String key, String textDigest) {
    jdbc.sql("""
        insert into rule_trial_seen (id, rule_key, text_digest, person, seen_at, from_day, to_day, report_digest, summary)
        values (:id, :key, :text, :person, :at, :from, :to, :report, :summary)
        """)
        .param("id", seen.id())
        .param("key", key)
        .param("text", textDigest)
        .param("person", seen.person().value())
        .param("at", seen.at().atOffset(ZoneOffset.UTC))
        .param("from", seen.from())
        .param("to", seen.to())
        .param("report", seen.reportDigest())
        .param("summary", seen.summary())
        .update();
  }

  List<TrialSeen> trialsSeen(String key, String textDigest) {
    return jdbc.sql("select * from rule_trial_seen where rule_key = :key and text_digest = :text order by seen_at, id")
        .param("key", key)
        .param("text", textDigest)
        .query((columns, number) -> new TrialSeen(columns.getObject("id", UUID.class),
            new UserId(columns.getString("person")),
            instant(columns, "seen_at"), columns.getObject("from_day", LocalDate.class),
            columns.getObject("to_day", LocalDate.class),
            columns.getString("report_digest"), columns.getString("summary")))
        .list();
  }

  private RuleChange change(ResultSet columns, int number) throws SQLException {
    var id = columns.getObject("id", UUID.class);
    return new RuleChange(
        new RuleChangeId(id),
        new RuleText(Kind.valueOf(columns.getString("kind")), columns.getString("rule_key"),
            columns.getString("proposed_text")),
        columns.getInt("base_version"),
        columns.getString("text_digest"),
        columns.getString("reason"),
        new UserId(columns.getString("proposed_by")),
        instant(columns, "proposed_at"),
        Optional.ofNullable(columns.getObject("due_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
        State.valueOf(columns.getString("state")),
        findings(id),
        acts(id));
  }

  private List<Finding> findings(UUID change) {
    return jdbc.sql("select * from rule_change_finding where change_id = :id order by position")
        .param("id", change)
        .query(
            (columns, number) -> new Finding(Severity.WARNING, columns.getString("place"), columns.getString("says")))
        .list();
  }

  private List<Act> acts(UUID change) {
    return jdbc.sql("select * from rule_change_act where change_id = :id order by position")
        .param("id", change)
        .query((columns, number) -> new Act(State.valueOf(columns.getString("state")),
            new UserId(columns.getString("acted_by")),
            instant(columns, "acted_at"), columns.getString("words"), versions(columns)))
        .list();
  }

  private static Optional<Versions> versions(ResultSet columns) throws SQLException {
    int after = columns.getInt("version_after");
    return columns.wasNull() ? Optional.empty() : Optional.of(new Versions(columns.getInt("version_before"), after));
  }

  private static Instant instant(ResultSet columns, String name) throws SQLException {
    return columns.getObject(name, OffsetDateTime.class).toInstant();
  }
}
