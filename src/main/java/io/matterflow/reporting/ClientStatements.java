package io.matterflow.reporting;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.engine.Effects;
import io.matterflow.invoicing.Recipients;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.messaging.Addresses;
import io.matterflow.messaging.Bound;
import io.matterflow.messaging.ClientMessage;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.MessageFailed;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.OutgoingMessages;
import io.matterflow.messaging.Passage;
import io.matterflow.reporting.ClientStatement.State;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Statements of account that go to clients: asked for by a person, made when they leave, sent once, kept by digest. */
@Service
public class ClientStatements {

  private final JdbcClientStatements rows;
  private final Statements statements;
  private final StatementPages pages;
  private final StatementMails mails;
  private final ClientMessages messages;
  private final Effects effects;
  private final Directory directory;
  private final Addresses addresses;
  private final OutgoingMessages outgoing;
  private final StatementTasks tasks;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ClientStatements(
      JdbcClientStatements rows,
      Statements statements,
      StatementPages pages,
      StatementMails mails,
      ClientMessages messages,
      Effects effects,
      Directory directory,
      Addresses addresses,
      OutgoingMessages outgoing,
      StatementTasks tasks,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.statements = statements;
    this.pages = pages;
    this.mails = mails;
    this.messages = messages;
    this.effects = effects;
    this.directory = directory;
    this.addresses = addresses;
    this.outgoing = outgoing;
    this.tasks = tasks;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** Sends the client's statement; while the same one is on its way, that one is the answer. */
  @Transactional
  public Answer send(ClientId client, LocalDate from, LocalDate asOf, Optional<Currency> wanted, Actor by) {
    var known = directory.required(client);
    if (Recipients.of(known, addresses).addresses().isEmpty()) {
      return new Nobody(client);
    }
    var currency = wanted.orElse(known.currency());
    var underWay = rows.of(client).stream()
        .filter(one -> one.state() == State.ASKED || one.state().waitsForAPerson())
        .filter(one -> one.from().equals(from) && one.asOf().equals(asOf) && one.currency().equals(currency))
        .findFirst();
    if (underWay.isPresent()) {
      return new Accepted(underWay.get());
    }
    var statement = new ClientStatement(ClientStatementId.next(), client, currency, from, asOf, State.ASKED, 1,
        by.user(),
        clock.instant(), Optional.empty(), Optional.empty(), Optional.empty());
    rows.insert(statement);
    audit.record(AuditEntry.of(by, "statement-asked", "client-statement", statement.id())
        .after("client", client)
        .after("from", from)
        .after("asOf", asOf));
    events.publishEvent(new StatementAsked(statement.id()));
    return new Accepted(statement);
  }

  /** Makes the document that goes next: of the same day, with what is known of it by now. */
  @Transactional
  public void render(ClientStatementId id) {
    var asked = required(id);
    var statement = statements.of(asked.client(), asked.from(), asked.asOf(), Optional.of(asked.currency()));
    var document = StatementDocument.of(pages.pdf(statement));
    rows.keep(id, document, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    rows.goesWith(id, document.sha256(), statement.closing());
  }

  /** The last look before it leaves: whether messages to its client may go now. What is out already passes. */
  @Transactional
  public Passage passage(ClientStatementId id, String process) {
    var asked = required(id);
    var isOut = effects.stateOf(asked.key()).filter(Effects.State.CONFIRMED::equals).isPresent();
    var passage = isOut ? Passage.OPEN : messages.passage(new ClientMessage(
        asked.key().value(), Channel.EMAIL, asked.client(), process, id.toString(), Optional.empty()),
        new Bound(Bound.Purpose.DOCUMENT, mail(id).map(Message::to).orElse(List.of())));
    if (passage == Passage.DROPPED) {
      rows.close(id, State.DROPPED, Actor.ENGINE, Optional.empty(), clock.instant());
      audit.record(AuditEntry.of(Actor.ENGINE, "statement-dropped", "client-statement", id));
    }
    return passage;
  }

  /** When one that is kept back is to be looked at again; nothing says so while a pause stands over it. */
  @Transactional(readOnly = true)
  public Optional<Instant> waitsUntil(ClientStatementId id) {
    return messages.waitsUntil(required(id).key().value());
  }

  /** The mail as it goes out; empty when nobody takes it any more. */
  @Transactional(readOnly = true)
  public Optional<Message> mail(ClientStatementId id) {
    var asked = required(id);
    var sha256 = asked.sha256().orElseThrow();
    return mails.of(asked, rows.document(id, sha256).orElseThrow());
  }

  /** The vendor has it; one of several recipients that it refused is a person's work. */
  @Transactional
  public void sent(ClientStatementId id, String vendorId) {
    var asked = required(id);
    rows.sent(id, vendorId, clock.instant());
    messages.left(asked.key().value());
    audit.record(AuditEntry.of(Actor.ENGINE, "statement-sent", "client-statement", id)
        .after("attempt", asked.attempt())
        .after("document", asked.sha256().orElseThrow()));
    outgoing.failuresOf(asked.key().value()).stream().findFirst().ifPresent(this::returned);
  }

  /** No address takes it: a person's work from now on. */
  @Transactional
  public void unreached(ClientStatementId id) {
    rows.state(id, State.UNREACHED);
    audit.record(AuditEntry.of(Actor.ENGINE, "statement-unreached", "client-statement", id));
  }

  /** A mail came back; one that is no statement is none of ours, and two addresses of one are one piece of work. */
  @Transactional
  public void returned(MessageFailed failed) {
    ofKey(failed.messageKey()).filter(one -> one.state() == State.SENT).ifPresent(one -> {
      rows.state(one.id(), State.RETURNED);
      audit.record(AuditEntry.of(Actor.ENGINE, "statement-returned", "client-statement", one.id())
          .after("failure", failed.failure())
          .after("code", failed.code()));
      events.publishEvent(new StatementReturned(one.id()));
    });
  }

  /** A person has corrected the address, or says that it is right: it goes out once more. */
  @Transactional
  public Retry again(ClientStatementId id, boolean addressIsRight, Actor by) {
    var asked = required(id);
    if (!asked.state().waitsForAPerson()) {
      return Retry.NOT_WAITING;
    }
    if (addressIsRight) {
      directory.required(asked.client()).billingContacts().stream()
          .flatMap(contact -> contact.email().stream())
          .forEach(address -> addresses.isRight(Channel.EMAIL, address));
    }
    if (Recipients.of(directory.required(asked.client()), addresses).addresses().isEmpty()) {
      return Retry.STILL_NOBODY;
    }
    rows.again(id);
    audit.record(AuditEntry.of(by, "statement-again", "client-statement", id).after("attempt", asked.attempt() + 1));
    tasks.reached(id, true, by);
    return Retry.AGAIN;
  }

  /** The client has it in another way, or needs it no more. */
  @Transactional
  public Retry close(ClientStatementId id, Optional<String> comment, Actor by) {
    if (!required(id).state().waitsForAPerson()) {
      return Retry.NOT_WAITING;
    }
    rows.close(id, State.REACHED, by, comment, clock.instant());
    var entry = AuditEntry.of(by, "statement-closed", "client-statement", id);
    audit.record(comment.map(words -> entry.text("comment", words)).orElse(entry));
    tasks.reached(id, false, by);
    return Retry.CLOSED;
  }

  @Transactional(readOnly = true)
  public ClientStatement required(ClientStatementId id) {
    return find(id).orElseThrow(() -> new IllegalStateException("there is no statement " + id));
  }

  @Transactional(readOnly = true)
  public Optional<ClientStatement> find(ClientStatementId id) {
    return rows.find(id);
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<ClientStatement> of(ClientId client) {
    return rows.of(client);
  }

  /** What went, or goes next, byte for byte. */
  @Transactional(readOnly = true)
  public Optional<StatementDocument> document(ClientStatementId id) {
    return rows.find(id).flatMap(ClientStatement::sha256).flatMap(sha256 -> rows.document(id, sha256));
  }

  private Optional<ClientStatement> ofKey(String key) {
    var facts = key.split(":");
    return facts.length == 3 && facts[0].equals(ClientStatement.KEY)
        ? rows.find(ClientStatementId.of(facts[1])).filter(one -> one.key().value().equals(key))
        : Optional.empty();
  }

  /** What became of the wish to send a statement. */
  public sealed interface Answer {}

  public record Accepted(ClientStatement statement) implements Answer {}

  /** No billing contact has an address that takes mail. */
  public record Nobody(ClientId client) implements Answer {}

  /** What became of a person's word on a statement that did not arrive. */
  public enum Retry {
    AGAIN,
    CLOSED,
    STILL_NOBODY,
    NOT_WAITING
  }

  /** A statement as it leaves the house, and the digest that names it. */
  public record StatementDocument(String sha256, byte[] content) {

    static StatementDocument of(byte[] content) {
      return new StatementDocument(OutgoingMessages.digest(content), content);
    }
  }
}
