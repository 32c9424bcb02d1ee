package io.matterflow.prebill;

import static io.matterflow.prebill.Row.utc;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import io.matterflow.prebill.Finding.Action;
import io.matterflow.prebill.PreBillException.Settlement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** Exceptions on pre-bills: one row for each line and rule, however often it was looked at. */
@Repository
class JdbcPreBillExceptions {

  private static final String COLUMNS = """
      select id, pre_bill_id, line_id, rule, message_key, action, owner_role, owner_person, overridden_by, priority, found_value,
             rule_limit, suggested_amount, decided_by, since, resolution, reason, reference, resolved_by, resolved_at
        from pre_bill_exception
      """;

  private static final String NOBODY = "";

  /** Whoever is to answer it was the first to be asked of several: now it is the pre-bill's owner's. */
  private static final String PASSED_UP =
      "position(e.owner_role || coalesce(':' || e.owner_person, '') || ',' in coalesce(p.asked, '')) = 1";

  private final NamedParameterJdbcTemplate jdbc;

  JdbcPreBillExceptions(NamedParameterJdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void insert(List<PreBillException> found) {
    jdbc.batchUpdate("""
        insert into pre_bill_exception (id, pre_bill_id, line_id, rule, message_key, action, owner_role, owner_person,
                                        overridden_by, priority, found_value, rule_limit, suggested_amount, decided_by, state, since)
        values (:id, :preBill, :line, :rule, :message, :action, :ownerRole, :ownerPerson,
                :overriddenBy, :priority, :value, :limit, :suggested, :decidedBy, :state, :since)
        """, found.stream().map(JdbcPreBillExceptions::values).toArray(SqlParameterSource[]::new));
  }

  void update(PreBillException exception) {
    jdbc.update("""
        update pre_bill_exception
           set action = :action, owner_role = :ownerRole, owner_person = :ownerPerson, overridden_by = :overriddenBy,
               priority = :priority, found_value = :value, rule_limit = :limit, suggested_amount = :suggested, decided_by = :decidedBy,
               state = :state, since = :since, resolution = :resolution, reason = :reason, reference = :reference,
               resolved_by = :resolvedBy, resolved_at = :resolvedAt
         where id = :id
        """, values(exception));
  }

  List<PreBillException> of(PreBillId preBill) {
    return of(List.of(preBill));
  }

  /** The most urgent first, and then in the order in which they were found. */
  List<PreBillException> of(Collection<PreBillId> preBills) {
    return preBills.isEmpty() ? List.of() : jdbc.query(
        COLUMNS + " where pre_bill_id in (:preBills) order by priority desc, since, rule, id",
        new MapSqlParameterSource("preBills", preBills.stream().map(PreBillId::value).toList()),
        JdbcPreBillExceptions::exception);
  }

  /**
   * What holds pre-bills up today, the most urgent first and then the oldest: on all of them, or what is these people's
   * own and what lies on these matters; of one owner today, and after a place in that order, where this is asked for.
   */
  List<Holding> holding(Set<TimekeeperId> own, Optional<Collection<MatterId>> matters, Optional<Owned> owner,
      Optional<After> after, int limit) {
    var mine = matters.isEmpty() ? "" : " and (p.matter_id in (:matters) or e.owner_person in (:own))";
    var owned = owner.isEmpty() ? "" : """
         and (%1$s and (p.owner_person in (:owners) or p.owner_person is null and p.owner_role = :ownerRole)
              or not %1$s and (e.owner_person in (:owners) or e.owner_person is null and e.owner_role = :ownerRole))
        """.formatted(PASSED_UP);
    var following = after.isEmpty() ? "" : """
         and (e.priority < :priority
              or e.priority = :priority and (e.since > :since or e.since = :since and e.id > :after))
        """;
    return jdbc.query("""
        select e.*, p.matter_id, p.due_at, p.asked
          from pre_bill_exception e
          join pre_bill p on p.id = e.pre_bill_id
         where e.state = 'OPEN' and e.action <> 'WARN'%s%s
           %s
         order by e.priority desc, e.since, e.id
         fetch first :limit rows only
        """.formatted(mine, owned, following), new MapSqlParameterSource("limit", limit)
        .addValue("owners", people(owner.map(Owned::people).orElse(Set.of())))
        .addValue("ownerRole", owner.map(Owned::role).orElse(NOBODY))
        .addValue("priority", after.map(After::priority).orElse(0))
        .addValue("since", after.map(place -> utc(place.since())).orElse(null))
        .addValue("after", after.map(After::id).orElse(null))
        .addValue("own", people(own))
        .addValue("matters", matters.map(JdbcPreBillExceptions::ids).orElse(List.of())), (columns, number) -> {
      var row = new Row(columns);
      var found = exception(columns, number);
      return new Holding(found, Round.passedUp(Lists.holders(row.someText("asked")), found.owner()),
          new MatterId(row.text("matter_id")), row.someInstant("due_at"));
    });
  }

  /** A place among what holds pre-bills up. */
  record After(int priority, Instant since, UUID id) {}

  /** An owner: these people, or the role of this group where it is nobody's by name. */
  record Owned(Set<TimekeeperId> people, String group) {

    String role() {
      return group.toUpperCase(Locale.ROOT).replace('-', '_');
    }
  }

  /**
   * An exception with whom it was passed up to, the matter that it holds up, and until when somebody is asked to
   * answer.
   */
  record Holding(PreBillException exception, Holder owner, MatterId matter, Optional<Instant> dueAt) {}

  /** A list that is never empty, as SQL wants it. */
  private static List<String> ids(Collection<MatterId> matters) {
    return matters.isEmpty() ? List.of(NOBODY) : matters.stream().map(MatterId::value).toList();
  }

  private static List<String> people(Collection<TimekeeperId> people) {
    return people.isEmpty() ? List.of(NOBODY) : people.stream().map(TimekeeperId::value).toList();
  }

  private static SqlParameterSource values(PreBillException exception) {
    var settlement = exception.settlement();
    return new MapSqlParameterSource()
        .addValue("id", exception.id().value())
        .addValue("preBill", exception.preBill().value())
        .addValue("line", exception.line().map(PreBillLineId::value).orElse(null))
        .addValue("rule", exception.rule())
        .addValue("message", exception.message().name())
        .addValue("action", exception.action().name())
        .addValue("ownerRole", exception.owner().role().name())
        .addValue("ownerPerson", exception.owner().person().map(TimekeeperId::value).orElse(null))
        .addValue("overriddenBy", exception.overriddenBy().name())
        .addValue("priority", exception.priority())
        .addValue("value", exception.value())
        .addValue("limit", exception.limit())
        .addValue("suggested", exception.suggested().orElse(null))
        .addValue("decidedBy", exception.decidedBy())
        .addValue("state", exception.isOpen() ? "OPEN" : "RESOLVED")
        .addValue("since", utc(exception.since()))
        .addValue("resolution", settlement.map(how -> how.resolution().name()).orElse(null))
        .addValue("reason", settlement.flatMap(Settlement::reason).orElse(null))
        .addValue("reference", settlement.flatMap(Settlement::reference).orElse(null))
        .addValue("resolvedBy", settlement.map(how -> how.by().value()).orElse(null))
        .addValue("resolvedAt", settlement.map(how -> utc(how.at())).orElse(null));
  }

  private static PreBillException exception(ResultSet columns, int number) throws SQLException {
    var row = new Row(columns);
    return new PreBillException(
        new PreBillExceptionId(row.uuid("id")),
        new PreBillId(row.uuid("pre_bill_id")),
        row.someUuid("line_id").map(PreBillLineId::new),
        row.text("rule"),
        RuleMessage.named(row.text("message_key")),
        Action.valueOf(row.text("action")),
        row.holder("owner_role", "owner_person"),
        Role.valueOf(row.text("overridden_by")),
        columns.getInt("priority"),
        row.text("found_value"),
        row.text("rule_limit"),
        row.someNumber("suggested_amount"),
        row.text("decided_by"),
        row.instant("since"),
        settlement(row));
  }

  private static Optional<Settlement> settlement(Row row) throws SQLException {
    var resolution = row.someText("resolution");
    return resolution.isEmpty()
        ? Optional.empty()
        : Optional.of(new Settlement(Resolution.valueOf(resolution.get()), row.someText("reason"),
            row.someText("reference"), new UserId(row.text("resolved_by")), row.instant("resolved_at")));
  }
}
