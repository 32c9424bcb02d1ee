package io.matterflow.prebill;

import io.matterflow.capture.TimeEntryId;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.JdbcPreBillExceptions.Owned;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pre-bills with their lines. One per matter and period: the table refuses a second. */
@Repository
class JdbcPreBills {

  private static final List<String> GONE = List.of(PreBillState.INVOICED.name(), PreBillState.VOIDED.name());

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;
  private final JdbcPreBillLines lines;
  private final JdbcReckonings reckonings;
  private final HeldPreBills held;

  JdbcPreBills(
      JdbcClient jdbc,
      NamedParameterJdbcTemplate batches,
      JdbcPreBillLines lines,
      JdbcReckonings reckonings,
      HeldPreBills held) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.lines = lines;
    this.reckonings = reckonings;
    this.held = held;
  }

  void insert(List<PreBill> preBills) {
    batches.batchUpdate("""
        insert into pre_bill (id, number, matter_id, client_id, period_end, currency, state, owner_role, owner_person,
                              since, version, returned, reminders, total, edition)
        values (:id, :number, :matter, :client, :periodEnd, :currency, :state, :ownerRole, :ownerPerson,
                :since, :version, :returned, :reminders, :total,
                (select count(*) + 1 from pre_bill where matter_id = :matter and period_end = :periodEnd))
        """, preBills.stream().map(PreBillColumns::values).toArray(SqlParameterSource[]::new));
    lines.insert(preBills);
  }

  /**
   * How many pre-bills of the period these matters have had, voided ones included; those without any are not in the
   * answer.
   */
  Map<MatterId, Integer> editions(Collection<MatterId> matters, LocalDate periodEnd) {
    var editions = new HashMap<MatterId, Integer>();
    if (!matters.isEmpty()) {
      jdbc.sql("""
              select matter_id, count(*) as editions
                from pre_bill
               where matter_id in (:matters) and period_end = :periodEnd
               group by matter_id
              """)
          .param("matters", matters.stream().map(MatterId::value).toList())
          .param("periodEnd", periodEnd)
          .query(row -> {
            editions.put(new MatterId(row.getString("matter_id")), row.getInt("editions"));
          });
    }
    return editions;
  }

  void replaces(PreBillId id, PreBillId voided) {
    jdbc.sql("update pre_bill set replaces = :voided where id = :id")
        .param("voided", voided.value())
        .param("id", id.value())
        .update();
  }

  /** The number of the voided pre-bill whose place this one takes. */
  Optional<String> replaced(PreBillId id) {
    return jdbc.sql("""
        select voided.number
          from pre_bill
          join pre_bill voided on voided.id = pre_bill.replaces
         where pre_bill.id = :id
        """)
        .param("id", id.value())
        .query(String.class)
        .optional();
  }

  void update(PreBill preBill) {
    batches.update("""
        update pre_bill
           set state = :state, owner_role = :ownerRole, owner_person = :ownerPerson, since = :since, version = :version,
               total = :total, returned = :returned, reminders = :reminders, rungs = :rungs, due_at = :dueAt, asked = :asked,
               reviewer_role = :reviewer, approval_levels = :levels, levels_signed = :levelsSigned,
               signed_version = :signedVersion, content_hash = :contentHash, signed_by = :signedBy, signed_at = :signedAt,
               invoice_number = :invoiceNumber
         where id = :id
        """, PreBillColumns.values(preBill));
    held.updated(preBill);
  }

  Optional<PreBill> find(PreBillId id) {
    return held.find(id).or(() -> withLines(
        jdbc.sql(PreBillColumns.SELECT + " where id = :id")
            .param("id", id.value())
            .query(PreBillColumns::header)
            .list())
        .stream().findFirst());
  }

  /**
   * As {@link #find}, holding the row until the transaction ends: whoever changes a pre-bill waits for the one before.
   */
  Optional<PreBill> lock(PreBillId id) {
    return held.find(id).or(() -> lock(List.of(id)).stream().findFirst());
  }

  /** As {@link #lock}, for all of these together. */
  List<PreBill> lock(Collection<PreBillId> ids) {
    var locked = ids.isEmpty()
        ? List.<PreBill>of()
        : withLines(jdbc.sql(PreBillColumns.SELECT + " where id in (:ids) order by id for update")
        .param("ids", ids.stream().map(PreBillId::value).toList())
        .query(PreBillColumns::header)
        .list());
    locked.forEach(held::hold);
    return locked;
  }

  /** How many pre-bills in these states have one of these people for their owner. */
  int waitingFor(Collection<TimekeeperId> people, List<PreBillState> states) {
    return jdbc.sql("select count(*) from pre_bill where owner_person in (:people) and state in (:states)")
        .param("people", values(people))
        .param("states", states.stream().map(PreBillState::name).toList())
        .query(Integer.class)
        .single();
  }

  /** What all pre-bills of a client come to in a period. */
  BigDecimal billed(ClientId client, LocalDate periodEnd) {
    return jdbc.sql(
        "select coalesce(sum(total), 0) from pre_bill where client_id = :client and period_end = :periodEnd and state <> 'VOIDED'")
        .param("client", client.value())
        .param("periodEnd", periodEnd)
        .query(BigDecimal.class)
        .single();
  }

  /** The pre-bill that this line stands on. */
  Optional<PreBill> withLine(PreBillLineId line) {
    return jdbc.sql("select pre_bill_id from pre_bill_line where id = :line")
        .param("line", line.value())
        .query((columns, number) -> new PreBillId(new Row(columns).uuid("pre_bill_id")))
        .optional()
        .flatMap(this::find);
  }

  /** The pre-bill on its way to an invoice that this entry stands on. */
  Optional<PreBillId> openWith(TimeEntryId entry) {
    return jdbc.sql("""
        select id from pre_bill
         where state not in (:gone)
           and id in (select line.pre_bill_id from pre_bill_line line where line.time_entry_id = :entry and line.held = false)
         fetch first 1 rows only
        """)
        .param("gone", GONE)
        .param("entry", entry.value())
        .query((columns, row) -> new PreBillId(new Row(columns).uuid("id")))
        .optional();
  }

  Optional<PreBillId> of(MatterId matter, LocalDate periodEnd) {
    return jdbc
        .sql("select id from pre_bill where matter_id = :matter and period_end = :periodEnd and state <> 'VOIDED'")
        .param("matter", matter.value())
        .param("periodEnd", periodEnd)
        .query((columns, row) -> new PreBillId(new Row(columns).uuid("id")))
        .optional();
  }

  /** The matter's pre-bills on their way to an invoice, oldest period first. */
  List<PreBill> open(MatterId matter) {
    return withLines(
        jdbc.sql(PreBillColumns.SELECT + " where matter_id = :matter and state not in (:gone) order by period_end")
        .param("matter", matter.value())
        .param("gone", GONE)
        .query(PreBillColumns::header)
        .list());
  }

  /** The matter's pre-bill of the earliest period with that day whose lines may still be changed. */
  Optional<PreBillId> editable(MatterId matter, LocalDate day) {
    return jdbc.sql("""
        select id from pre_bill
         where matter_id = :matter and period_end >= :day and state in (:states)
         order by period_end
         fetch first 1 rows only
        """)
        .param("matter", matter.value())
        .param("day", day)
        .param("states",
            Stream.of(PreBillState.values()).filter(PreBillState::isEditable).map(PreBillState::name).toList())
        .query((columns, row) -> new PreBillId(new Row(columns).uuid("id")))
        .optional();
  }

  Map<MatterId, PreBillId> of(LocalDate periodEnd) {
    return ids("select matter_id, id from pre_bill where period_end = :periodEnd and state <> 'VOIDED'",
        new MapSqlParameterSource("periodEnd", periodEnd));
  }

  Map<MatterId, PreBillId> of(Collection<MatterId> matters, LocalDate periodEnd) {
    return matters.isEmpty() ? Map.of() : ids(
        "select matter_id, id from pre_bill where period_end = :periodEnd and matter_id in (:matters) and state <> 'VOIDED'",
        new MapSqlParameterSource("periodEnd", periodEnd)
            .addValue("matters", matters.stream().map(MatterId::value).toList()));
  }

  private Map<MatterId, PreBillId> ids(String sql, SqlParameterSource values) {
    var found = new HashMap<MatterId, PreBillId>();
    batches.query(sql, values, columns -> {
      var row = new Row(columns);
      found.put(new MatterId(row.text("matter_id")), new PreBillId(row.uuid("id")));
    });
    return found;
  }

  /** Those of the matters that have a pre-bill on its way to an invoice. */
  Set<MatterId> underWay(Collection<MatterId> matters) {
    return matters.isEmpty() ? Set.of() : new HashSet<>(jdbc.sql("""
            select distinct matter_id from pre_bill where matter_id in (:matters) and state not in (:gone)
            """)
        .param("matters", matters.stream().map(MatterId::value).toList())
        .param("gone", GONE)
        .query((row, number) -> new MatterId(row.getString("matter_id")))
        .list());
  }

  /** In the order of the numbers; {@code after} is the last number of the page before. */
  List<PreBill> search(PreBillSearch search, int limit) {
    var sql = new StringBuilder(PreBillColumns.SELECT).append(" where 1 = 1");
    var values = new MapSqlParameterSource("limit", limit);
    search.matter().ifPresent(matter -> {
      sql.append(" and matter_id = :matter");
      values.addValue("matter", matter.value());
    });
    search.state().ifPresent(state -> {
      sql.append(" and state = :state");
      values.addValue("state", state.name());
    });
    search.owner().ifPresent(owner -> {
      sql.append(" and (owner_person in (:owners) or owner_role = :ownerRole)");
      values.addValue("owners", values(owner.people()));
      values.addValue("ownerRole", owner.role());
    });
    search.matters().ifPresent(matters -> {
      sql.append("""
           and (matter_id in (:matters) or owner_person in (:own)
                or exists (select 1 from pre_bill_exception e
                            where e.pre_bill_id = pre_bill.id and e.state = 'OPEN' and e.owner_person in (:own)))
          """);
      values.addValue("matters", matters.isEmpty() ? List.of("") : matters.stream().map(MatterId::value).toList());
      values.addValue("own", values(search.own()));
    });
    search.after().ifPresent(after -> {
      sql.append(" and number > :after");
      values.addValue("after", after);
    });
    sql.append(" order by number fetch first :limit rows only");
    return withLines(batches.query(sql.toString(), values, PreBillColumns::header));
  }

  private static List<String> values(Collection<TimekeeperId> people) {
    return people.isEmpty() ? List.of("") : people.stream().map(TimekeeperId::value).toList();
  }

  private List<PreBill> withLines(List<PreBill> headers) {
    if (headers.isEmpty()) {
      return headers;
    }
    var found = lines.of(headers);
    var reckoned = reckonings.of(headers);
    return headers.stream()
        .map(header -> header.loadedWith(found.getOrDefault(header.id(), List.of()))
            .reckoned(reckoned.getOrDefault(header.id(), Reckoning.NOTHING)))
        .toList();
  }

  /** Narrowings of a list; {@code matters} and {@code own} are what the caller may see, absent for the whole firm. */
  record PreBillSearch(
      Optional<MatterId> matter,
      Optional<PreBillState> state,
      Optional<Owned> owner,
      Optional<Collection<MatterId>> matters,
      Set<TimekeeperId> own,
      Optional<String> after) {}
}
