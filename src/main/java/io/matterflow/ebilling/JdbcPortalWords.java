package io.matterflow.ebilling;

import io.matterflow.ebilling.PortalRejections.Meaning;
import io.matterflow.ebilling.PortalWord.Effect;
import io.matterflow.ebilling.PortalWord.Reason;
import io.matterflow.ebilling.PortalWord.Status;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Keeps what portals say, in their words; of a word only its effect changes, once, when it was kept for later. */
@Repository
class JdbcPortalWords {

  private final JdbcClient jdbc;

  JdbcPortalWords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(PortalWord word) {
    var key = new GeneratedKeyHolder();
    jdbc.sql("""
        insert into portal_status (invoice_number, attempt, status, approved_amount, said_on, effect, told_at, told_by)
        values (:number, :attempt, :status, :approved, :saidOn, :effect, :at, :by)
        """)
        .param("number", word.number().value())
        .param("attempt", word.attempt())
        .param("status", word.status().name())
        .param("approved", word.approved().map(Money::amount).orElse(null), Types.NUMERIC)
        .param("saidOn", word.saidOn())
        .param("effect", word.effect().name())
        .param("at", word.toldAt().atOffset(ZoneOffset.UTC))
        .param("by", word.toldBy())
        .update(key, "id");
    var id = Optional.ofNullable(key.getKey()).orElseThrow().longValue();
    for (var position = 0; position < word.reasons().size(); position++) {
      insert(id, position, word.reasons().get(position));
    }
  }

  /** A word that was kept until the upload was confirmed. */
  void settle(PortalWord kept, Effect effect) {
    jdbc.sql("""
        update portal_status
        set effect = :effect
        where id = :id and effect = 'KEPT'
        """).param("effect", effect.name()).param("id", kept.id()).update();
  }

  /** All words about the invoice, oldest first. */
  List<PortalWord> of(InvoiceNumber number) {
    var words = new ArrayList<PortalWord>();
    jdbc.sql("""
        select portal_status.*, invoice.currency
        from portal_status
        join invoice on invoice.number = portal_status.invoice_number
        where invoice_number = :number
        order by id
        """)
        .param("number", number.value())
        .query((row, index) -> new PortalWord(
            row.getLong("id"),
            number,
            row.getInt("attempt"),
            Status.valueOf(row.getString("status")),
            approved(row),
            row.getObject("said_on", LocalDate.class),
            List.of(),
            Effect.valueOf(row.getString("effect")),
            row.getObject("told_at", OffsetDateTime.class).toInstant(),
            row.getString("told_by")))
        .list()
        .forEach(word -> words
            .add(new PortalWord(word.id(), number, word.attempt(), word.status(), word.approved(), word.saidOn(),
            reasonsOf(word.id()), word.effect(), word.toldAt(), word.toldBy())));
    return words;
  }

  /** What rejections and reductions were told of in these days, and taken for: one row a reason. */
  List<Reported> reported(LocalDate from, LocalDate to) {
    return jdbc.sql("""
        select invoice.number, invoice.client_id, portal_case.portal, portal_status.status, portal_reason.class,
          portal_reason.caught_by
        from portal_status
        join portal_reason on portal_reason.status_id = portal_status.id
        join portal_case on portal_case.invoice_number = portal_status.invoice_number
        join invoice on invoice.number = portal_status.invoice_number
        where portal_status.status in ('REJECTED', 'ADJUSTED')
          and portal_status.effect <> 'REPEATED'
          and portal_status.said_on between :from and :to
        order by portal_status.id, reason_position
        """)
        .param("from", from)
        .param("to", to)
        .query((row, index) -> new Reported(new InvoiceNumber(row.getString("number")), row.getString("client_id"),
            row.getString("portal"), Status.valueOf(row.getString("status")), row.getString("class"),
            Optional.ofNullable(row.getString("caught_by"))))
        .list();
  }

  record Reported(
      InvoiceNumber number, String client, String portal, Status status, String kind, Optional<String> caughtBy) {}

  private void insert(long id, int position, Reason reason) {
    jdbc.sql("""
        insert into portal_reason (status_id, reason_position, reason, class, owner, next_action, caught_by)
        values (:id, :position, :reason, :class, :owner, :nextAction, :caughtBy)
        """)
        .param("id", id)
        .param("position", position)
        .param("reason", reason.words())
        .param("class", reason.meaning().kind())
        .param("owner", reason.meaning().owner().name())
        .param("nextAction", reason.meaning().nextAction())
        .param("caughtBy", reason.meaning().caughtBy().orElse(null), Types.VARCHAR)
        .update();
  }

  private List<Reason> reasonsOf(long id) {
    return jdbc.sql("""
        select *
        from portal_reason
        where status_id = :id
        order by reason_position
        """)
        .param("id", id)
        .query((row, index) -> new Reason(row.getString("reason"), new Meaning(Optional.empty(), row.getString("class"),
            Role.valueOf(row.getString("owner")), row.getString("next_action"),
            Optional.ofNullable(row.getString("caught_by")))))
        .list();
  }

  private static Optional<Money> approved(ResultSet row) throws SQLException {
    var currency = Currency.getInstance(row.getString("currency"));
    return Optional.ofNullable(row.getBigDecimal("approved_amount")).map(amount -> new Money(amount, currency));
  }
}
