package io.matterflow.capture;

import static io.matterflow.capture.Columns.optionalText;
import static io.matterflow.capture.Columns.utc;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.type.TypeReference;
import io.matterflow.capture.Expense.Evidence;
import io.matterflow.capture.Expense.Origin;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Costs in the table {@code expense}. A claim locks its rows first, so that two bills never share one. */
@Repository
class JdbcExpenses implements Expenses {

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;

  JdbcExpenses(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  void insert(Expense expense, Instant recordedAt) {
    var evidence = expense.evidence();
    jdbc.sql("""
            insert into expense (
              id, source, source_id, signal_id, matter_id, timekeeper_id, expense_date, code, units, unit_cost, amount,
              currency, receipt_amount, receipt, vendor, pre_approval_ref, narrative, possible_duplicates, billed,
              recorded_at)
            values (
              :id, :source, :sourceId, :signal, :matter, :timekeeper, :date, :code, :units, :unitCost, :amount,
              :currency, :receiptAmount, :receipt, :vendor, :preApprovalRef, :narrative, :possibleDuplicates, false,
              :recordedAt)
            """)
        .param("id", expense.id().value())
        .param("source", expense.origin().system())
        .param("sourceId", expense.origin().id())
        .param("signal", expense.origin().signal().map(SignalId::value).orElse(null))
        .param("matter", expense.matter().value())
        .param("timekeeper", expense.timekeeper().map(TimekeeperId::value).orElse(null))
        .param("date", expense.date())
        .param("code", expense.code())
        .param("units", expense.units())
        .param("unitCost", expense.unitCost())
        .param("amount", expense.amount().amount())
        .param("currency", expense.amount().currency().getCurrencyCode())
        .param("receiptAmount", evidence.receiptAmount().orElse(null))
        .param("receipt", evidence.receipt().orElse(null))
        .param("vendor", evidence.vendor().orElse(null))
        .param("preApprovalRef", evidence.preApprovalRef().orElse(null))
        .param("narrative", expense.narrative())
        .param("possibleDuplicates", Json.text(expense.possibleDuplicates()))
        .param("recordedAt", utc(recordedAt))
        .update();
  }

  boolean isKnown(Origin origin) {
    return jdbc.sql("select count(*) from expense where source = :source and source_id = :sourceId")
        .param("source", origin.system())
        .param("sourceId", origin.id())
        .query(Integer.class)
        .single() > 0;
  }

  /** The ids of other costs of the same matter, day, code and amount. */
  List<String> like(EnteredExpense expense) {
    return jdbc.sql("""
            select id from expense
            where matter_id = :matter and expense_date = :date and code = :code and amount = :amount
            order by recorded_at, id
            """)
        .param("matter", expense.matter().value())
        .param("date", expense.date())
        .param("code", expense.code())
        .param("amount", expense.amount())
        .query((row, number) -> row.getObject("id", UUID.class).toString())
        .list();
  }

  List<Expense> of(MatterId matter, int limit) {
    return jdbc.sql("""
            select * from expense where matter_id = :matter order by expense_date desc, id limit :limit
            """)
        .param("matter", matter.value())
        .param("limit", limit)
        .query((row, number) -> expense(row))
        .list();
  }

  /** Takes back a cost that came with a signal, unless a bill has claimed it. */
  void withdraw(SignalId signal) {
    jdbc.sql("delete from expense where signal_id = :signal and pre_bill is null")
        .param("signal", signal.value())
        .update();
  }

  @Override
  @Transactional(readOnly = true)
  public List<MatterId> mattersWithUnbilledCosts(LocalDate upTo) {
    return jdbc.sql("""
            select distinct matter_id from expense
            where pre_bill is null and expense_date <= :upTo
            order by matter_id
            """)
        .param("upTo", upTo)
        .query((row, number) -> new MatterId(row.getString("matter_id")))
        .list();
  }

  /** A cost that came with a signal goes where its person says that the work belongs, unless a bill has claimed it. */
  void follow(SignalId signal, MatterId matter) {
    jdbc.sql("update expense set matter_id = :matter where signal_id = :signal and pre_bill is null")
        .param("matter", matter.value())
        .param("signal", signal.value())
        .update();
  }

  /** Whether a filing of the same title has brought a cost of this matter, day, code and amount. */
  boolean isSameFiling(EnteredExpense expense) {
    return jdbc.sql("""
            select count(*) from expense
            where matter_id = :matter and expense_date = :date and code = :code and amount = :amount
              and source = :source and narrative = :narrative
            """)
        .param("matter", expense.matter().value())
        .param("date", expense.date())
        .param("code", expense.code())
        .param("amount", expense.amount())
        .param("source", expense.origin().system())
        .param("narrative", expense.narrative())
        .query(Integer.class)
        .single() > 0;
  }

  @Override
  @Transactional
  public Map<UUID, List<Expense>> claim(Map<UUID, MatterId> preBills, LocalDate upTo) {
    if (preBills.isEmpty()) {
      return Map.of();
    }
    var preBillOf = preBills.entrySet().stream().collect(toMap(Map.Entry::getValue, Map.Entry::getKey));
    var unbilled = jdbc.sql("""
            select * from expense
            where matter_id in (:matters) and pre_bill is null and expense_date <= :upTo
            order by matter_id, expense_date, id
            for update
            """)
        .param("matters", preBillOf.keySet().stream().map(MatterId::value).toList())
        .param("upTo", upTo)
        .query((row, number) -> expense(row))
        .list();
    batches.batchUpdate("update expense set pre_bill = :preBill where id = :id", unbilled.stream()
        .map(expense -> new MapSqlParameterSource("id", expense.id().value())
            .addValue("preBill", preBillOf.get(expense.matter())))
        .toArray(SqlParameterSource[]::new));
    return unbilled.stream().collect(groupingBy(expense -> Objects.requireNonNull(preBillOf.get(expense.matter()))));
  }

  @Override
  @Transactional
  public void release(UUID preBill, Collection<ExpenseId> expenses) {
    if (expenses.isEmpty()) {
      return;
    }
    jdbc.sql("update expense set pre_bill = null where pre_bill = :preBill and billed = false and id in (:expenses)")
        .param("preBill", preBill)
        .param("expenses", expenses.stream().map(ExpenseId::value).toList())
        .update();
  }

  @Override
  @Transactional(readOnly = true)
  public Map<ExpenseId, Evidence> evidence(Collection<ExpenseId> expenses) {
    var found = new HashMap<ExpenseId, Evidence>();
    if (!expenses.isEmpty()) {
      jdbc.sql("select * from expense where id in (:expenses)")
          .param("expenses", expenses.stream().map(ExpenseId::value).toList())
          .query((row, number) -> expense(row))
          .list()
          .forEach(expense -> found.put(expense.id(), expense.evidence()));
    }
    return found;
  }

  /** Locked, so that two people do not write over each other. */
  Optional<Expense> lock(ExpenseId id) {
    return jdbc.sql("select * from expense where id = :id for update")
        .param("id", id.value())
        .query((row, number) -> expense(row))
        .optional();
  }

  void update(ExpenseId id, Evidence evidence) {
    jdbc.sql("""
            update expense
            set receipt_amount = :receiptAmount, receipt = :receipt, vendor = :vendor, pre_approval_ref = :preApprovalRef
            where id = :id
            """)
        .param("receiptAmount", evidence.receiptAmount().orElse(null))
        .param("receipt", evidence.receipt().orElse(null))
        .param("vendor", evidence.vendor().orElse(null))
        .param("preApprovalRef", evidence.preApprovalRef().orElse(null))
        .param("id", id.value())
        .update();
  }

  @Override
  @Transactional
  public void billed(UUID preBill) {
    jdbc.sql("update expense set billed = true where pre_bill = :preBill").param("preBill", preBill).update();
  }

  @Override
  @Transactional
  public void unbilled(UUID preBill) {
    jdbc.sql("update expense set pre_bill = null, billed = false where pre_bill = :preBill")
        .param("preBill", preBill)
        .update();
  }

  private static Expense expense(ResultSet row) throws SQLException {
    return new Expense(
        new ExpenseId(row.getObject("id", UUID.class)),
        new Origin(
            row.getString("source"),
            row.getString("source_id"),
            Optional.ofNullable(row.getObject("signal_id", UUID.class)).map(SignalId::new)),
        new MatterId(row.getString("matter_id")),
        optionalText(row, "timekeeper_id").map(TimekeeperId::new),
        row.getObject("expense_date", LocalDate.class),
        row.getString("code"),
        row.getBigDecimal("units"),
        row.getBigDecimal("unit_cost"),
        new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
        new Evidence(
            Optional.ofNullable(row.getBigDecimal("receipt_amount")),
            optionalText(row, "receipt"),
            optionalText(row, "vendor"),
            optionalText(row, "pre_approval_ref")),
        row.getString("narrative"),
        Json.read(row.getString("possible_duplicates"), new TypeReference<List<String>>() {}));
  }
}
