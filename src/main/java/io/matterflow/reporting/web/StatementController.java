package io.matterflow.reporting.web;

import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.directory.MatterSight;
import io.matterflow.invoicing.Balances.Balance;
import io.matterflow.invoicing.Balances.Kind;
import io.matterflow.invoicing.InvoiceReaders;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.messaging.MessageTexts;
import io.matterflow.reporting.ClientStatement;
import io.matterflow.reporting.ClientStatementId;
import io.matterflow.reporting.ClientStatements;
import io.matterflow.reporting.ClientStatements.Accepted;
import io.matterflow.reporting.Statement;
import io.matterflow.reporting.StatementMails;
import io.matterflow.reporting.StatementPages;
import io.matterflow.reporting.Statements;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A client's account: read as of any day, and sent to its billing contacts. */
@Tag(name = "Statements")
@RestController
class StatementController {

  private static final Role[] SENDERS = {Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.BOOKKEEPER};
  private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

  private final Statements statements;
  private final StatementPages pages;
  private final StatementMails mails;
  private final ClientStatements sent;
  private final InvoiceReaders readers;
  private final Directory directory;

  StatementController(
      Statements statements,
      StatementPages pages,
      StatementMails mails,
      ClientStatements sent,
      InvoiceReaders readers,
      Directory directory) {
    this.statements = statements;
    this.pages = pages;
    this.mails = mails;
    this.sent = sent;
    this.readers = readers;
    this.directory = directory;
  }

  @Operation(summary = "Read a client's statement of account, as of any day")
  @GetMapping("/api/clients/{clientId}/statement")
  ResponseEntity<?> statement(
      @PathVariable String clientId,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> asOf,
      @RequestParam Optional<String> currency,
      @RequestParam Optional<String> format,
      @RequestHeader HttpHeaders headers,
      Actor actor) {
    var statement = of(readable(clientId, actor).id(), from, asOf, currency);
    var form = ReportFormat.of(format, headers.getAccept(), ReportFormat.all());
    var name = "statement-" + statement.asOf();
    return switch (form) {
      case JSON -> ResponseEntity.ok(StatementView.of(statement));
      case CSV -> form.file(name, StatementPages.csv(statement).getBytes(StandardCharsets.UTF_8));
      case HTML -> form.file(name, pages.html(statement).getBytes(StandardCharsets.UTF_8));
      case PDF -> form.file(name, pages.pdf(statement));
    };
  }

  @Operation(summary = "Send a client its statement of account by e-mail")
  @ApiResponse(responseCode = "202",
      description = "It is on its way; the same one that is on its way already is the answer")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping("/api/clients/{clientId}/statement")
  SentView send(@PathVariable String clientId, @Valid @RequestBody NewStatement request, Actor actor) {
    var client = forSenders(clientId, actor);
    var statement = of(client.id(), given(request.from()), given(request.asOf()), given(request.currency()));
    if (statement.asOf().isAfter(statements.today())) {
      throw Problem.refused("FUTURE_DAY", "Nobody knows yet what is open on %s.".formatted(statement.asOf()),
          "Give a day up to %s.".formatted(statements.today())).at("/asOf", "in the future");
    }
    var answer = sent.send(client.id(), statement.from(), statement.asOf(), Optional.of(statement.currency()), actor);
    if (answer instanceof Accepted accepted) {
      return SentView.of(accepted.statement());
    }
    throw Problem.refused("NO_RECIPIENT",
        "No billing contact of client %s has an e-mail address that takes mail.".formatted(client.id()),
        "Name a billing contact with an address in the practice system and load the directory, or print the statement.");
  }

  @Operation(summary = "See the e-mail with a statement, in the words in force or others; sends nothing")
  @PostMapping("/api/clients/{clientId}/statement/preview")
  PreviewView preview(@PathVariable String clientId, @Valid @RequestBody Trial trial, Actor actor) {
    var client = forSenders(clientId, actor);
    var statement = of(client.id(), given(trial.from()), given(trial.asOf()), given(trial.currency()));
    var preview = mails.preview(statement, trial.draft());
    if (preview instanceof MessageTexts.UnknownWords words) {
      throw Problem.refused("UNKNOWN_WORD",
          "The text uses {%s}, which cannot be filled in.".formatted(String.join("}, {", words.unknown())),
          "Use one of %s.".formatted(String.join(", ", words.known())));
    }
    if (preview instanceof MessageTexts.Filled filled) {
      var text = filled.text();
      return new PreviewView(
          mails.recipients(statement).addresses(), text.subject(), text.text(), text.html(),
          StatementView.of(statement));
    }
    throw Problem.refused("NO_TEXT", "message-texts has no row for a statement.", "Add the row to the table.");
  }

  @Operation(summary = "List the statements that were sent to a client, newest first")
  @GetMapping("/api/clients/{clientId}/statements")
  SentList sent(@PathVariable String clientId, Actor actor) {
    return new SentList(sent.of(readable(clientId, actor).id()).stream().map(SentView::of).toList(), Optional.empty());
  }

  @Operation(summary = "Read what became of a statement that was sent")
  @GetMapping("/api/statements/{id}")
  SentView one(@PathVariable UUID id, Actor actor) {
    return SentView.of(known(id, actor));
  }

  @Operation(summary = "Read a statement as it went, byte for byte")
  @GetMapping("/api/statements/{id}/document")
  ResponseEntity<byte[]> document(@PathVariable UUID id, @RequestParam Optional<String> format, Actor actor) {
    var statement = known(id, actor);
    var form = ReportFormat.of(format.or(() -> Optional.of("pdf")), List.of(), List.of(ReportFormat.PDF));
    return sent.document(statement.id()).map(document -> form.file("statement-" + statement.asOf(), document.content()))
        .orElseThrow(() -> Problem.notFound("document of statement", id));
  }

  private ClientStatement known(UUID id, Actor actor) {
    return sent.find(new ClientStatementId(id))
        .filter(statement -> readers.sightOf(actor).seesAllOf(statement.client()))
        .orElseThrow(() -> Problem.notFound("statement", id));
  }

  /** A statement holds all of a client's invoices: who may read some of them only is told so, anybody else nothing. */
  private Client readable(String id, Actor actor) {
    var client = client(id);
    if (client.filter(known -> readers.sightOf(actor).seesAllOf(known.id())).isPresent()) {
      return client.orElseThrow();
    }
    if (client.filter(known -> answersForSome(known, actor)).isPresent()) {
      throw Problem.forbidden(
          "A statement holds the invoices of all the client's matters, and you answer for some of them.",
          "Ask the billing coordinator for it.");
    }
    throw Problem.notFound("client", id);
  }

  private Client forSenders(String id, Actor actor) {
    var client = readable(id, actor);
    if (!actor.hasAny(SENDERS)) {
      throw Problem.forbidden("Statements are sent by the billing office and the bookkeeper.",
          "Ask the billing coordinator.");
    }
    return client;
  }

  private Optional<Client> client(String id) {
    return id.isBlank() ? Optional.empty() : directory.client(new ClientId(id));
  }

  private boolean answersForSome(Client client, Actor actor) {
    return directory.matters().stream()
        .anyMatch(matter -> matter.client().equals(client.id()) && MatterSight.answersFor(actor, matter));
  }

  private Statement of(ClientId client, Optional<LocalDate> from, Optional<LocalDate> asOf, Optional<String> currency) {
    var day = asOf.orElseGet(statements::today);
    if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
      throw Problem.malformed("No account is as old as that, or as late.").at("/asOf", "a day of this time");
    }
    var first = from.orElseGet(() -> Statements.usualFirstDay(day));
    if (first.isAfter(day)) {
      throw Problem.malformed("A statement ends on the day on which it begins, or later.")
          .at("/from", "after the day of the statement");
    }
    return statements.of(client, first, day, currency.map(StatementController::currency));
  }

  private static Currency currency(String code) {
    return Money.currency(code)
        .orElseThrow(() -> Problem.malformed("There is no statement in the currency %s.".formatted(code))
        .at("/currency", "an ISO 4217 code such as USD"));
  }

  private static <T> Optional<T> given(Optional<T> member) {
    return Optional.ofNullable(member).flatMap(any -> any);
  }

  /** Which statement goes: without days the one of today over three months. */
  record NewStatement(Optional<LocalDate> from, Optional<LocalDate> asOf, Optional<@Size(max = 3) String> currency) {}

  /** A statement and words on trial; what is left out is what is in force. */
  record Trial(
      Optional<LocalDate> from,
      Optional<LocalDate> asOf,
      Optional<@Size(max = 3) String> currency,
      Optional<@Size(max = 500) String> subject,
      Optional<@Size(max = 20_000) String> text,
      Optional<@Size(max = 20_000) String> html) {

    MessageTexts.Draft draft() {
      var line = given(subject);
      if (line.filter(words -> words.codePoints().anyMatch(Character::isISOControl)).isPresent()) {
        throw Problem.malformed("A subject is one line.")
            .at("/subject", "no line break and no other control character");
      }
      return new MessageTexts.Draft(line, given(text), given(html));
    }
  }

  record PreviewView(List<String> to, String subject, String text, Optional<String> html, StatementView statement) {}

  record SentList(List<SentView> items, Optional<String> next) {}

  record SentView(
      UUID id,
      String clientId,
      LocalDate from,
      LocalDate asOf,
      String currency,
      ClientStatement.State state,
      int attempt,
      String requestedBy,
      Instant requestedAt,
      Optional<String> document,
      Optional<Instant> sentAt) {

    static SentView of(ClientStatement statement) {
      return new SentView(statement.id().value(), statement.client().value(), statement.from(), statement.asOf(),
          statement.currency().getCurrencyCode(), statement.state(), statement.attempt(),
          statement.requestedBy().value(),
          statement.requestedAt(), statement.sha256(), statement.sentAt());
    }
  }

  record StatementView(
      String clientId,
      LocalDate from,
      LocalDate asOf,
      String currency,
      String opening,
      String charged,
      String settled,
      String closing,
      String due,
      String disputed,
      String unapplied,
      Map<String, String> buckets,
      List<LineView> lines,
      List<OpenView> invoices,
      List<String> otherCurrencies,
      Instant madeAt) {

    static StatementView of(Statement statement) {
      var buckets = new LinkedHashMap<String, String>();
      statement.buckets().forEach((age, amount) -> buckets.put(age.label(), amount.plain()));
      return new StatementView(
          statement.client().value(),
          statement.from(),
          statement.asOf(),
          statement.currency().getCurrencyCode(),
          statement.opening().plain(),
          statement.charged().plain(),
          statement.settled().plain(),
          statement.closing().plain(),
          statement.due().plain(),
          statement.disputed().plain(),
          statement.unapplied().plain(),
          buckets,
          statement.lines().stream()
              .map(line -> new LineView(line.entry().on(), line.entry().kind(), line.entry().invoice().value(),
              line.entry().change().plain(), line.balance().plain())).toList(),
          statement.open().stream().map(invoice -> OpenView.of(invoice, statement)).toList(),
          statement.otherCurrencies().stream().map(Currency::getCurrencyCode).toList(),
          statement.madeAt());
    }
  }

  record LineView(LocalDate date, Kind kind, String invoice, String change, String balance) {}

  record OpenView(
      String number,
      Optional<String> matterId,
      LocalDate invoiceDate,
      LocalDate dueDate,
      String total,
      String open,
      boolean disputed,
      long days) {

    static OpenView of(Balance invoice, Statement statement) {
      return new OpenView(invoice.number().value(), invoice.matter().map(MatterId::value), invoice.invoiceDate(),
          invoice.dueDate(),
          invoice.total().plain(), invoice.open().plain(), invoice.disputed().isPositive(),
          Statement.BASIS.days(invoice, statement.asOf()));
    }
  }
}
