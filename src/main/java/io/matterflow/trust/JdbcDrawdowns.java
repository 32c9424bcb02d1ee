package io.matterflow.trust;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.trust.Drawdown.Execution;
import io.matterflow.trust.Drawdown.State;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Drawdowns as they stand. Whoever writes one holds its account. */
@Repository
class JdbcDrawdowns {

  private static final List<String> OPEN = State.OPEN.stream().map(State::name).toList();

  /** Their rows say POSTED. */
  private static final Set<State> OVER_AS_POSTED = EnumSet.of(State.TAKEN_BACK, State.SETTLED);

  /**
   * What was taken back before the bank has shown it is over, and so is what took it back, though their rows say no
   * more than posted.
   */
  private static final String ALL = """
      select drawdown.*, case
        when drawdown.state = 'POSTED' and exists (
          select 1 from trust_posting reversal
          where reversal.account = drawdown.account and reversal.reverses = drawdown.posted_as) then 'TAKEN_BACK'
        when drawdown.state = 'POSTED' and drawdown.type = 'REVERSAL' and not exists (
          select 1
          from trust_posting taken
          left join trust_authorization drew on drew.id = taken.authorization_id
          join trust_cleared shown on (shown.item_kind = 'DEPOSIT' and shown.item_id = taken.deposit_id)
            or (shown.item_kind = 'DRAWDOWN' and shown.item_id = drew.drawdown_id)
          where taken.account = drawdown.account and taken.sequence = drawdown.reverses and taken.bank_event_id is null) then 'SETTLED'
        else drawdown.state end as stands
      from trust_drawdown drawdown
      """;

  private final JdbcClient jdbc;

  JdbcDrawdowns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Drawdown drawdown) {
    var terms = drawdown.terms();
    jdbc.sql("""
        insert into trust_drawdown (id, account, ledger, type, amount, currency, invoice_number, payee, to_ledger, reverses, method,
          ref, purpose, consent, state, version, requested_by, requested_at, opens_on)
        values (:id, :account, :ledger, :type, :amount, :currency, :invoice, :payee, :toLedger, :reverses, :method,
          :ref, :purpose, :consent, :state, :version, :by, :at, :opensOn)
        """)
        .param("id", drawdown.id().value())
        .param("account", terms.account().value())
        .param("ledger", terms.ledger().value())
        .param("type", terms.type().name())
        .param("amount", terms.amount().amount())
        .param("currency", terms.amount().currency().getCurrencyCode())
        .param("invoice", terms.invoice().map(InvoiceNumber::value).orElse(null), Types.VARCHAR)
        .param("payee", terms.payee().orElse(null), Types.VARCHAR)
        .param("toLedger", terms.toLedger().map(LedgerId::value).orElse(null), Types.VARCHAR)
        .param("reverses", terms.reverses().orElse(null), Types.BIGINT)
        .param("method", terms.method().orElse(null), Types.VARCHAR)
        .param("ref", terms.ref().orElse(null), Types.VARCHAR)
        .param("purpose", terms.purpose().orElse(null), Types.VARCHAR)
        .param("consent", terms.consent().orElse(null), Types.VARCHAR)
        .param("state", drawdown.state().name())
        .param("version", drawdown.version())
        .param("by", drawdown.requestedBy().value())
        .param("at", drawdown.requestedAt().atOffset(ZoneOffset.UTC))
        .param("opensOn", drawdown.opensOn().orElse(null), Types.DATE)
        .update();
  }

  Optional<Drawdown> find(DrawdownId id) {
    return jdbc.sql(ALL + "where id = :id").param("id", id.value()).query(JdbcDrawdowns::drawdown).optional();
  }

  /** The newest first. Only what is asked for stands in the question, so that an index answers it. */
  List<Drawdown> search(Optional<TrustAccountId> account, Optional<LedgerId> ledger, Optional<State> state, int limit) {
    var asked = new ArrayList<String>();
    account.ifPresent(any -> asked.add("drawdown.account = :account"));
    ledger.ifPresent(any -> asked.add("drawdown.ledger = :ledger"));
    state.ifPresent(any -> asked.add("drawdown.state = :row"));
    return jdbc.sql("select * from (" + ALL + (asked.isEmpty() ? "" : "where " + String.join(" and ", asked)) + """
        ) known
        """ + (state.isPresent() ? "where stands = :state" : "") + """

        order by requested_at desc, id
        fetch first :limit rows only
        """)
        .param("account", account.map(TrustAccountId::value).orElse(""))
        .param("ledger", ledger.map(LedgerId::value).orElse(""))
        .param("row", state.map(one -> OVER_AS_POSTED.contains(one) ? State.POSTED : one).map(State::name).orElse(""))
        .param("state", state.map(State::name).orElse(""))
        .param("limit", limit)
        .query(JdbcDrawdowns::drawdown)
        .list();
  }

  /** What is to leave a ledger and has not yet, the newest first. */
  List<Drawdown> openOn(TrustAccountId account, LedgerId ledger) {
    return onLedger(account, ledger, "state in (:open)").param("open", OPEN).query(JdbcDrawdowns::drawdown).list();
  }

  /** The refunds proposed since a moment that somebody said no to, or that were withdrawn, the newest first. */
  List<Drawdown> refundsDeniedSince(TrustAccountId account, LedgerId ledger, Instant since) {
    return onLedger(account, ledger,
        "type = 'REFUND' and state in ('REJECTED', 'VOIDED', 'OBJECTED') and requested_at >= :since")
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(JdbcDrawdowns::drawdown)
        .list();
  }

  /** What is to leave a ledger, or has left it or come back and not been shown by the bank, the newest first. */
  List<Drawdown> unsettled(TrustAccountId account, LedgerId ledger) {
    return onLedger(account, ledger, "(stands in (:open) or stands = 'POSTED')")
        .param("open", OPEN)
        .query(JdbcDrawdowns::drawdown)
        .list();
  }

  private JdbcClient.StatementSpec onLedger(TrustAccountId account, LedgerId ledger, String which) {
    return jdbc.sql("select * from (" + ALL + """
          where drawdown.account = :account and drawdown.ledger = :ledger
        ) known
        where\s""" + which + """

        order by requested_at desc, id
        """)
        .param("account", account.value())
        .param("ledger", ledger.value());
  }

  Optional<Drawdown> postedAs(TrustAccountId account, long sequence) {
    return jdbc.sql(ALL + "where drawdown.account = :account and drawdown.posted_as = :sequence")
        .param("account", account.value())
        .param("sequence", sequence)
        .query(JdbcDrawdowns::drawdown)
        .optional();
  }

  /** Those that would pay the invoice, the newest first. */
  List<Drawdown> openFor(InvoiceNumber invoice) {
    return jdbc.sql(ALL + """
        where invoice_number = :invoice and type = 'DRAW_FEES' and state in (:open)
        order by requested_at desc, id
        """).param("invoice", invoice.value()).param("open", OPEN).query(JdbcDrawdowns::drawdown).list();
  }

  /** To which the client objected, the oldest first. */
  List<Drawdown> objectedFor(InvoiceNumber invoice) {
    return jdbc.sql(ALL + """
        where invoice_number = :invoice and type = 'DRAW_FEES' and ended_because = 'CLIENT_OBJECTED'
        order by requested_at, id
        """).param("invoice", invoice.value()).query(JdbcDrawdowns::drawdown).list();
  }

  /** Whether a person has said no to paying the invoice so: a lawyer, the client, or whoever withdrew it. */
  boolean wasRefusedFor(InvoiceNumber invoice) {
    return jdbc.sql("""
        select count(*)
        from trust_drawdown
        where invoice_number = :invoice and type = 'DRAW_FEES' and ended_because in ('REFUSED', 'CLIENT_OBJECTED', 'WITHDRAWN')
        """).param("invoice", invoice.value()).query(Integer.class).single() > 0;
  }

  /** Those that wait for a signature, or were signed on this grant and nobody has carried them out. */
  List<Drawdown> waitingOrSignedOn(GrantId grant) {
    return jdbc.sql(ALL + """
        where state = 'PROPOSED' or (state = 'AUTHORIZED' and exists (
          select 1 from trust_signature signature
          where signature.drawdown_id = drawdown.id and signature.version = drawdown.version and signature.grant_id = :grant))
        order by requested_at, id
        """).param("grant", grant.value()).query(JdbcDrawdowns::drawdown).list();
  }

  /** What is to leave a ledger and has not yet, this drawdown left out. What comes back to the ledger is none of it. */
  Money reserved(TrustAccount account, LedgerId ledger, Optional<DrawdownId> except) {
    return new Money(jdbc.sql("""
        select coalesce(sum(amount), 0)
        from trust_drawdown drawdown
        where account = :account and ledger = :ledger and state in (:open) and id <> :except
          and (type <> 'REVERSAL' or exists (
            select 1 from trust_posting taken
            where taken.account = drawdown.account and taken.sequence = drawdown.reverses and taken.credit <> 'T100'))
        """)
        .param("account", account.id().value())
        .param("ledger", ledger.value())
        .param("open", OPEN)
        .param("except", except.map(DrawdownId::value).orElse(new UUID(0, 0)))
        .query(BigDecimal.class)
        .single(), account.currency());
  }

  /** What of it pays shares of a settlement. */
  Money reservedByShares(TrustAccount account, LedgerId ledger) {
    return new Money(jdbc.sql("""
        select coalesce(sum(amount), 0)
        from trust_drawdown drawdown
        where account = :account and ledger = :ledger and state in (:open)
          and exists (select 1 from settlement_draw share where share.drawdown_id = drawdown.id)
        """)
        .param("account", account.id().value())
        .param("ledger", ledger.value())
        .param("open", OPEN)
        .query(BigDecimal.class)
        .single(), account.currency());
  }

  /** Those that would take a deposit back or put it right, in the order in which they were proposed. */
  List<Drawdown> openReversalsOf(TrustAccountId account, DepositId deposit) {
    return jdbc.sql(ALL + """
        where drawdown.account = :account and drawdown.type = 'REVERSAL' and drawdown.state in (:open)
          and drawdown.reverses in (
            select sequence from trust_posting where account = :account and deposit_id = :deposit)
        order by requested_at, id
        """)
        .param("account", account.value())
        .param("open", OPEN)
        .param("deposit", deposit.value())
        .query(JdbcDrawdowns::drawdown)
        .list();
  }

  void stand(DrawdownId id, State state) {
    jdbc.sql("update trust_drawdown set state = :state where id = :id")
        .param("state", state.name()).param("id", id.value()).update();
  }

  void end(DrawdownId id, State state, String because) {
    jdbc.sql("update trust_drawdown set state = :state, ended_because = :because where id = :id")
        .param("state", state.name()).param("because", because).param("id", id.value()).update();
  }

  /** Other terms are a further version. */
  void change(DrawdownId id, DrawdownTerms terms) {
    jdbc.sql("""
        update trust_drawdown
        set amount = :amount, payee = :payee, method = :method, ref = :ref, version = version + 1, state = 'PROPOSED'
        where id = :id
        """)
        .param("amount", terms.amount().amount())
        .param("payee", terms.payee().orElse(null), Types.VARCHAR)
        .param("method", terms.method().orElse(null), Types.VARCHAR)
        .param("ref", terms.ref().orElse(null), Types.VARCHAR)
        .param("id", id.value())
        .update();
  }

  void release(DrawdownId id, UserId by) {
    jdbc.sql("update trust_drawdown set released_by = :by where id = :id")
        .param("by", by.value())
        .param("id", id.value())
        .update();
  }

  void execute(DrawdownId id, Execution execution) {
    jdbc.sql("""
        update trust_drawdown
        set state = 'EXECUTED', executed_method = :method, executed_ref = :ref, executed_on = :on, executed_by = :by
        where id = :id
        """)
        .param("method", execution.method())
        .param("ref", execution.ref())
        .param("on", execution.on())
        .param("by", execution.by().value())
        .param("id", id.value())
        .update();
  }

  void posted(DrawdownId id, long sequence) {
    jdbc.sql("update trust_drawdown set state = 'POSTED', posted_as = :sequence where id = :id")
        .param("sequence", sequence).param("id", id.value()).update();
  }

  void cleared(DrawdownId id, LocalDate on) {
    jdbc.sql("update trust_drawdown set state = 'CLEARED', cleared_on = :on where id = :id")
        .param("on", on).param("id", id.value()).update();
  }

  private static Drawdown drawdown(ResultSet row, int index) throws SQLException {
    return new Drawdown(
        new DrawdownId(row.getObject("id", UUID.class)),
        terms(row),
        State.valueOf(row.getString("stands")),
        row.getInt("version"),
        new UserId(row.getString("requested_by")),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("opens_on", LocalDate.class)),
        text(row, "released_by").map(UserId::new),
        execution(row),
        Optional.ofNullable(row.getObject("posted_as", Long.class)),
        Optional.ofNullable(row.getObject("cleared_on", LocalDate.class)),
        text(row, "ended_because"));
  }

  private static DrawdownTerms terms(ResultSet row) throws SQLException {
    return new DrawdownTerms(
        new TrustAccountId(row.getString("account")),
        new LedgerId(row.getString("ledger")),
        DrawdownType.valueOf(row.getString("type")),
        new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
        text(row, "invoice_number").map(InvoiceNumber::new),
        text(row, "payee"),
        text(row, "to_ledger").map(LedgerId::new),
        Optional.ofNullable(row.getObject("reverses", Long.class)),
        text(row, "method"),
        text(row, "ref"),
        text(row, "purpose"),
        text(row, "consent"));
  }

  private static Optional<Execution> execution(ResultSet row) throws SQLException {
    var by = text(row, "executed_by");
    return by.isEmpty()
        ? Optional.empty()
        : Optional.of(new Execution(row.getString("executed_method"), row.getString("executed_ref"),
        row.getObject("executed_on", LocalDate.class), new UserId(by.get())));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}
