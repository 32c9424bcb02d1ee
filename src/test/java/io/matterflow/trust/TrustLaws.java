package io.matterflow.trust;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The laws of trust accounting once more, read from the plain rows by words of their own: what the product's proof
 * overlooks, this has to see. Nothing of the product's code is asked.
 */
final class TrustLaws {

  private static final BigDecimal CAP = new BigDecimal("500.00");

  private final JdbcTemplate jdbc;
  private final String account;
  private final List<String> broken = new ArrayList<>();
  private final Map<String, BigDecimal> balances = new TreeMap<>();
  private final List<Map<String, Object>> before = new ArrayList<>();
  private final Map<Object, BigDecimal> back = new HashMap<>();
  private final HashSet<Object> once = new HashSet<>();

  private TrustLaws(JdbcTemplate jdbc, TrustAccountId account) {
    this.jdbc = jdbc;
    this.account = account.value();
  }

  /** What does not hold on this account. */
  static List<String> broken(JdbcTemplate jdbc, TrustAccountId account) {
    var laws = new TrustLaws(jdbc, account);
    laws.rows();
    laws.daysEnd();
    laws.kept();
    laws.signedPeriods();
    laws.invoices();
    return laws.broken;
  }

  private void rows() {
    var rows = jdbc.queryForList("""
        select posting.*, given.amount as given_amount, given.ledger as given_ledger, given.type as given_type, given.signers,
          given.authorized_at, given.expires_at,
          (select count(distinct signature.lawyer) from trust_signature signature
            join trust_authority held on held.grant_id = signature.grant_id and held.person = signature.lawyer
            where signature.drawdown_id = given.drawdown_id and signature.version = given.version) as signed,
          (select min(voided_at) from trust_authorization_void voided where voided.authorization_id = given.id) as voided_at,
          told.kind as told_kind, deposit.confirmed_by, deposit.amount as brought, closed.matter_id as closed_matter
        from trust_posting posting
        left join trust_authorization given on given.id = posting.authorization_id
        left join trust_bank_event told on told.id = posting.bank_event_id
        left join trust_deposit deposit on deposit.id = posting.deposit_id
        left join closed_matter closed on closed.matter_id = posting.ledger
        where posting.account = ?
        order by posting.sequence
        """, account);
    for (var row : rows) {
      var at = "row " + row.get("sequence");
      law(number(row, "sequence") == before.size() + 1, "CHAIN " + at);
      law(before.isEmpty() || row.get("previous_hash").equals(before.get(before.size() - 1).get("hash")),
          "CHAIN " + at);
      law(amount(row).signum() > 0 && !row.get("debit").equals(row.get("credit")), "I1 " + at);
      taken(row, at);
      cameBack(row, at);
      move(row, at);
      bornByTheFirm(row, at);
      reversed(row, at);
      onlyOnce(row, at);
      before.add(row);
    }
  }

  /**
   * Who takes has a lawyer's word for exactly this, or the bank did it; and what a draw leaves covers what is not
   * collected.
   */
  private void taken(Map<String, Object> row, String at) {
    var debit = (String) row.get("debit");
    if (debit.startsWith("T200.")) {
      law(row.get("credit").equals("T100"), "I6 %s leaves otherwise than by the bank".formatted(at));
    }
    if (row.get("authorization_id") != null) {
      var written = moment(row, "written_at");
      law(amount(row).compareTo((BigDecimal) row.get("given_amount")) == 0
          && row.get("kind").equals(row.get("given_type"))
          && row.get("ledger").equals(row.get("given_ledger"))
          && number(row, "signed") > 0 && number(row, "signed") >= number(row, "signers"),
          "I6 %s was authorized otherwise".formatted(at));
      law(!moment(row, "authorized_at").isAfter(written) && moment(row, "expires_at").isAfter(written)
          && (row.get("voided_at") == null || moment(row, "voided_at").isAfter(written)),
          "I6 %s on a word that did not hold".formatted(at));
    } else if (debit.startsWith("T200.") || row.get("credit").equals("T100")) {
      law(row.get("kind").equals(row.get("told_kind")), "I6 %s rests on nothing".formatted(at));
    }
    if (List.of("DRAW_FEES", "DISBURSE_COST", "REFUND", "PAY_OUT", "TRANSFER").contains(row.get("kind"))) {
      var left = balances.getOrDefault(debit, BigDecimal.ZERO).subtract(amount(row));
      law(left.compareTo(uncollected(debit)) >= 0,
          "I7 %s leaves %s of which %s is not collected".formatted(at, left, uncollected(debit)));
    }
  }

  /** In however many parts the bank takes a deposit back, it is no more than was brought, and what it never took. */
  private void cameBack(Map<String, Object> row, String at) {
    if (row.get("deposit_id") != null && row.get("kind").equals("REVERSAL") && row.get("debit").equals("T100")) {
      back.merge(row.get("deposit_id"), amount(row).negate(), BigDecimal::add);
    }
    if (row.get("deposit_id") != null && List.of("NSF", "CHARGEBACK").contains(row.get("kind"))) {
      var all = back.merge(row.get("deposit_id"), amount(row), BigDecimal::add);
      law(all.compareTo((BigDecimal) row.get("brought")) <= 0,
          "I6 %s: %s came back of %s".formatted(at, all, row.get("brought")));
    }
  }

  /** The firm gives of a deposit that came back only what its ledger has not had since it came there. */
  private void bornByTheFirm(Map<String, Object> row, String at) {
    if (row.get("deposit_id") == null || !row.get("debit").equals("T298")) {
      return;
    }
    var came = before.stream()
        .filter(one -> row.get("deposit_id").equals(one.get("deposit_id")))
        .filter(one -> List.of("DEPOSIT", "IDENTIFIED", "FLOAT_FUNDING").contains(one.get("kind")))
        .reduce((one, later) -> later).orElseThrow();
    var since = day(came).isAfter(day(row)) ? day(came) : day(row);
    var code = (String) came.get("credit");
    var days = new TreeMap<LocalDate, BigDecimal>();
    before.stream().filter(one -> one.get("debit").equals(code) || one.get("credit").equals(code))
        .forEach(one -> days.merge(day(one).isBefore(since) ? since : day(one),
            grown(code, one.get("debit").equals(code) ? "debit" : "credit", amount(one)), BigDecimal::add));
    var stands = BigDecimal.ZERO;
    var least = balances.getOrDefault(code, BigDecimal.ZERO);
    for (var change : days.values()) {
      stands = stands.add(change);
      least = stands.min(least);
    }
    law(least.signum() <= 0, "RETURNED %s: the firm gives %s, and %s keeps %s".formatted(at, amount(row), code, least));
  }

  /** What of deposits on that ledger nobody has confirmed; one that went again is none of them. */
  private BigDecimal uncollected(String code) {
    var deposits = new HashMap<Object, BigDecimal>();
    for (var row : before) {
      if (row.get("deposit_id") != null && row.get("credit").equals(code) && row.get("confirmed_by") == null) {
        deposits.merge(row.get("deposit_id"), amount(row), BigDecimal::add);
      } else if (row.get("deposit_id") != null && code.equals("T200." + row.get("ledger"))
          && !"T298".equals(row.get("credit"))) {
        deposits.computeIfPresent(row.get("deposit_id"),
            (id, left) -> left.subtract(amount(row)).max(BigDecimal.ZERO));
      }
    }
    return deposits.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void move(Map<String, Object> row, String at) {
    for (var side : List.of("debit", "credit")) {
      var code = (String) row.get(side);
      var stands = balances.merge(code, grown(code, side, amount(row)), BigDecimal::add);
      law(stands.signum() >= 0 || code.equals("T100"), "I3 %s: %s is %s".formatted(at, code, stands));
    }
    law(stands("T290").compareTo(CAP) <= 0 || !row.get("credit").equals("T290"),
        "I8 %s: the float is %s".formatted(at, stands("T290")));
    var ledgers = balances.entrySet().stream().filter(one -> one.getKey().startsWith("T200.")).map(Map.Entry::getValue)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
    law(stands("T100").compareTo(
        ledgers.add(stands("T290")).add(stands("T295")).add(stands("T299")).subtract(stands("T298"))) == 0, "I2 " + at);
    law(row.get("closed_matter") == null || stands("T200." + row.get("ledger")).signum() == 0, "I12 " + at);
  }

  private static BigDecimal grown(String code, String side, BigDecimal amount) {
    return (code.equals("T100") || code.equals("T298")) == side.equals("debit") ? amount : amount.negate();
  }

  private void reversed(Map<String, Object> row, String at) {
    if (row.get("reverses") != null) {
      var original = number(row, "reverses") <= before.size()
          ? before.get((int) number(row, "reverses") - 1)
          : Map.<String, Object>of();
      law(row.get("kind").equals("REVERSAL") && row.get("debit").equals(original.get("credit"))
          && row.get("credit").equals(original.get("debit"))
          && !"REVERSAL".equals(original.get("kind")) && amount(row).compareTo((BigDecimal) original.get("amount")) == 0
          && once.add("reversal of " + row.get("reverses")), "I10 " + at);
    } else if (row.get("kind").equals("REVERSAL")) {
      law(row.get("linked_to") != null && amount(row).compareTo(left((int) number(row, "linked_to"))) == 0
          && once.add("reversal of " + row.get("linked_to")), "I10 " + at);
    }
  }

  /** What of a deposit that came onto a ledger by that row the bank has left there. */
  private BigDecimal left(int sequence) {
    var brought = before.get(sequence - 1);
    return before.subList(sequence, before.size()).stream()
        .filter(row -> List.of("NSF", "CHARGEBACK").contains(row.get("kind")) && !isTakenBack(row)
            && brought.get("deposit_id").equals(row.get("deposit_id")))
        .map(TrustLaws::amount)
        .reduce(amount(brought), BigDecimal::subtract);
  }

  private boolean isTakenBack(Map<String, Object> row) {
    return before.stream().anyMatch(one -> row.get("sequence").equals(one.get("reverses")));
  }

  private void onlyOnce(Map<String, Object> row, String at) {
    law(once.add(row.get("entry_key") + " " + row.get("line")), "I13 " + at);
    law(row.get("authorization_id") == null || once.add(row.get("authorization_id")),
        "I13 %s uses a word again".formatted(at));
    law(row.get("bank_event_id") == null || once.add(row.get("bank_event_id") + " " + row.get("line")), "I13 " + at);
    law(!row.get("kind").equals("DEPOSIT") || row.get("deposit_id") == null || row.get("linked_to") != null
        || once.add("deposit " + row.get("deposit_id")), "I13 %s brings a deposit again".formatted(at));
  }

  /** At the end of each day, in whatever order the rows were written. */
  private void daysEnd() {
    var days = new TreeMap<LocalDate, Map<String, BigDecimal>>();
    for (var row : before) {
      var day = days.computeIfAbsent(day(row), none -> new TreeMap<>());
      List.of("debit", "credit").forEach(side ->
          day.merge((String) row.get(side), grown((String) row.get(side), side, amount(row)), BigDecimal::add));
    }
    var stands = new HashMap<String, BigDecimal>();
    days.forEach((day, changes) -> changes.forEach((code, change) ->
    law(stands.merge(code, change, BigDecimal::add).signum() >= 0 || code.equals("T100"),
        "I3 %s at the end of %s".formatted(code, day))));
  }

  private void kept() {
    jdbc.queryForList("select code, balance from trust_balance where account = ?", account).forEach(row ->
        law(stands((String) row.get("code")).compareTo((BigDecimal) row.get("balance")) == 0, "BALANCE " + row));
  }

  private void signedPeriods() {
    jdbc.queryForList("""
        select made.period_end, made.book_balance, signature.signed_at
        from trust_reconciliation made
        join trust_reconciliation_signature signature on signature.reconciliation_id = made.id
        where made.account = ?
        """, account).forEach(signed -> {
          var end = (Date) signed.get("period_end");
          var book = before.stream().filter(row -> !((Date) row.get("posted_on")).after(end))
              .map(row -> row.get("debit").equals("T100") ? amount(row)
                  : row.get("credit").equals("T100") ? amount(row).negate() : BigDecimal.ZERO)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
          law(book.compareTo((BigDecimal) signed.get("book_balance")) == 0, "I4 the period to %s".formatted(end));
        });
  }

  /** What left for fees paid an invoice of that matter, came into operating cash, and receivables are what is open. */
  private void invoices() {
    var drawn = new HashMap<String, BigDecimal>();
    var ledgers = new HashMap<String, Object>();
    for (var row : before) {
      var original = row.get("reverses") == null ? row : before.get((int) number(row, "reverses") - 1);
      if (original.get("kind").equals("DRAW_FEES")) {
        drawn.merge(String.valueOf(original.get("invoice_number")),
            row == original ? amount(row) : amount(row).negate(), BigDecimal::add);
        ledgers.put(String.valueOf(original.get("invoice_number")), original.get("ledger"));
      }
    }
    drawn.keySet().forEach(number ->
    law(jdbc.queryForObject("select count(*) from invoice where number = ?", Integer.class, number) == 1,
        "I5 no invoice " + number));
    drawn.forEach((number, amount) -> jdbc.queryForList("""
        select invoice.matter_id, sum(open_change) as still_open, sum(disputed_change) as disputed,
          -sum(case when kind in ('TRUST_DRAW', 'TRUST_DRAW_RETURNED') then open_change else 0 end) as paid,
          (select coalesce(sum(case when line.debit = 'RECEIVABLES' then line.amount else -line.amount end), 0) from journal_entry entry
            join journal_line line on line.entry_key = entry.entry_key
            where entry.invoice_number = invoice.number and 'RECEIVABLES' in (line.debit, line.credit)) as receivable,
          (select coalesce(sum(case when line.debit = 'CASH' then line.amount else -line.amount end), 0) from journal_entry entry
            join journal_line line on line.entry_key = entry.entry_key
            where entry.invoice_number = invoice.number and 'CASH' in (line.debit, line.credit)) as got
        from invoice
        join invoice_movement on invoice_number = number
        where number = ?
        group by number, matter_id
        """, number).forEach(invoice -> {
          law(invoice.get("matter_id").equals(ledgers.get(number)), "I5 %s of another matter".formatted(number));
      law(amount.compareTo((BigDecimal) invoice.get("paid")) == 0,
          "I5 %s drawn for %s: %s".formatted(amount, number, invoice));
      law(amount.compareTo((BigDecimal) invoice.get("got")) == 0,
          "I9 %s drawn for %s: %s".formatted(amount, number, invoice));
          var open = (BigDecimal) invoice.get("still_open");
          law(open.signum() >= 0 && open.compareTo((BigDecimal) invoice.get("receivable")) == 0
              && open.compareTo((BigDecimal) invoice.get("disputed")) >= 0, "I11 %s: %s".formatted(number, invoice));
        }));
  }

  private BigDecimal stands(String code) {
    return balances.getOrDefault(code, BigDecimal.ZERO);
  }

  private static BigDecimal amount(Map<String, Object> row) {
    return (BigDecimal) row.get("amount");
  }

  private static LocalDate day(Map<String, Object> row) {
    return ((Date) row.get("posted_on")).toLocalDate();
  }

  private static long number(Map<String, Object> row, String column) {
    return row.get(column) instanceof Number number ? number.longValue() : 0;
  }

  private static Instant moment(Map<String, Object> row, String column) {
    var value = row.get(column);
    return value instanceof OffsetDateTime moment ? moment.toInstant() : ((Timestamp) value).toInstant();
  }

  private void law(boolean holds, String what) {
    if (!holds) {
      broken.add(what);
    }
  }
}
