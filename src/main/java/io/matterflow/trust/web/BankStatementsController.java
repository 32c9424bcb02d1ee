package io.matterflow.trust.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.matterflow.trust.BankEvent;
import io.matterflow.trust.BankLine;
import io.matterflow.trust.BankStatements;
import io.matterflow.trust.BankStatements.PassedOver;
import io.matterflow.trust.BankStatements.Refused;
import io.matterflow.trust.BankStatements.Taken;
import io.matterflow.trust.BankStatements.Unreadable;
import io.matterflow.trust.DepositMethod;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.StatementTicks.Answered;
import io.matterflow.trust.StatementTicks.NotAnswered;
import io.matterflow.trust.StatementTicks.Told;
import io.matterflow.trust.StatementTicks.Unknown;
import io.matterflow.trust.StatementTicks;
import io.matterflow.trust.TrustAccount;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustAccounts;
import io.matterflow.trust.TrustAuthorities;
import io.matterflow.trust.statement.CsvLayout;
import io.matterflow.trust.statement.CsvLayout.Column;
import io.matterflow.trust.statement.StatementFile.Format;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The statements of an account's bank: taken in as files, and ticked off line by line. */
@Tag(name = "Trust")
@RestController
@RequestMapping("/api/trust/accounts/{account}")
class BankStatementsController {

  private final BankStatements statements;
  private final StatementTicks ticks;
  private final TrustAccounts accounts;
  private final TrustAuthorities authorities;

  BankStatementsController(
      BankStatements statements,
      StatementTicks ticks,
      TrustAccounts accounts,
      TrustAuthorities authorities) {
    this.statements = statements;
    this.ticks = ticks;
    this.accounts = accounts;
    this.authorities = authorities;
  }

  @Operation(
      summary = "Import a statement of the bank, as CSV or OFX",
      description = "A line that is known is passed over, so that the same statement, or one that overlaps, may be sent again. "
          + "A file that is not whole is refused with the line at fault. A line of a period that was signed without it is told as passedOver.",
      requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
          content = @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(type = "string"))))
  @PostMapping(path = "/statements", consumes = MediaType.TEXT_PLAIN_VALUE)
  StatementView take(@PathVariable String account, InputStream file, Actor actor) throws IOException {
    if (!actor.hasAny(Role.BOOKKEEPER, Role.SYSTEM)) {
      throw Problem.forbidden("Only a bookkeeper or a connected system brings the bank's statements.",
          "Ask the bookkeeper.");
    }
    var answer = statements.take(found(account).id(), file.readAllBytes(), actor);
    if (answer instanceof Unreadable unreadable) {
      throw Problem.refused("STATEMENT_UNREADABLE",
          (unreadable.line() > 0 ? "Line %d: ".formatted(unreadable.line()) : "") + unreadable.what()
              + " Nothing was imported.",
          unreadable.next())
          .at("/lines/" + unreadable.line(), unreadable.what());
    }
    if (answer instanceof Refused refused) {
      throw TrustRefusals.of(refused.code()).at("", refused.code().meaning());
    }
    return StatementView.of((Taken) answer);
  }

  @Operation(summary = "Where the CSV of the account's bank has what")
  @GetMapping("/statement-layout")
  LayoutView layout(@PathVariable String account, Actor actor) {
    mayRead(actor);
    return LayoutView.of(statements.layout(found(account).id()));
  }

  @Operation(summary = "State where the CSV of the account's bank has what")
  @PutMapping("/statement-layout")
  LayoutView state(@PathVariable String account, @Valid @RequestBody LayoutView request, Actor actor) {
    if (!actor.hasAny(Role.BOOKKEEPER, Role.BILLING_ADMIN)) {
      throw Problem.forbidden("The bookkeeper or the billing admin states the layout of the bank's statements.",
          "Ask one of them.");
    }
    var layout = new CsvLayout(request.delimiter().charAt(0), request.dateFormat(),
        request.decimalComma().orElse(false), request.columns());
    statements.state(found(account).id(), layout, actor).ifPresent(fault -> {
      throw Problem.malformed(fault).at("/columns", fault);
    });
    return LayoutView.of(statements.layout(found(account).id()));
  }

  @Operation(summary = "Show the bank's lines beside the book's items, with what a reconciliation would say now")
  @GetMapping("/tick-off")
  TickOffView sheet(
      @PathVariable String account,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate periodEnd,
      @RequestParam Optional<String> bankStatementBalance,
      Actor actor) {
    mayRead(actor);
    var of = found(account);
    var typed = bankStatementBalance.filter(text -> !text.isBlank()).map(text -> balance(text, of));
    return TickOffView.of(ticks.sheet(of, periodEnd, typed));
  }

  @Operation(summary = "Say what a line of the bank's statement is")
  @PostMapping("/statement-lines/{id}/answer")
  TickOffView.LineView answer(
      @PathVariable String account,
      @PathVariable String id,
      @Valid @RequestBody LineAnswer request,
      Actor actor) {
    if (!actor.has(Role.BOOKKEEPER)) {
      throw Problem.forbidden("The bookkeeper ticks off the bank's statement.", "Ask the bookkeeper.");
    }
    var answer = ticks.answer(found(account).id(), line(id), request.told(), actor);
    if (answer instanceof Unknown) {
      throw Problem.notFound("line of the statement", id);
    }
    if (answer instanceof NotAnswered not) {
      throw Problem.refused(not.code(), not.detail(), not.next()).at("/answer", not.detail());
    }
    return TickOffView.LineView.of(((Answered) answer).line());
  }

  private static UUID line(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException noId) {
      throw Problem.notFound("line of the statement", id);
    }
  }

  private void mayRead(Actor actor) {
    if (!actor.hasAny(Role.TRUST_AUTHORIZER, Role.BOOKKEEPER, Role.BILLING_ADMIN, Role.AUDITOR)
        && authorities.mayAuthorize(actor.user(), accounts.today()).isEmpty()) {
      throw Problem.forbidden("The bank's statements are read by those who reconcile, sign and audit.",
          "Ask the bookkeeper.");
    }
  }

  private TrustAccount found(String account) {
    return Optional.of(account)
        .filter(name -> name.matches(TrustAccountId.FORM))
        .map(TrustAccountId::new)
        .flatMap(accounts::find)
        .orElseThrow(() -> Problem.notFound("trust account", account));
  }

  private static Money balance(String text, TrustAccount account) {
    if (!text.matches("-?\\d{1,9}(\\.\\d{1,2})?")) {
      throw Problem.malformed("%s is no balance.".formatted(text))
          .at("/bankStatementBalance", "a decimal such as 1874.50");
    }
    return new Money(new BigDecimal(text), account.currency());
  }

  /** {@code columns} names each column as in the head of the file, or all of them by number: {@code #1}. */
  record LayoutView(
      @NotNull @Size(min = 1, max = 1) String delimiter,
      @NotBlank @Size(max = 20) String dateFormat,
      Optional<Boolean> decimalComma,
      @NotEmpty Map<@NotNull Column, @NotBlank @Size(max = 100) String> columns) {

    static LayoutView of(CsvLayout layout) {
      return new LayoutView(String.valueOf(layout.delimiter()), layout.dateFormat(), Optional.of(layout.decimalComma()),
          new TreeMap<>(layout.columns()));
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record StatementView(
      UUID statementId,
      Format format,
      LocalDate firstDay,
      LocalDate lastDay,
      int lines,
      int newLines,
      Optional<LocalDate> closingOn,
      Optional<String> closingBalance,
      List<PassedOverView> passedOver) {

    static StatementView of(Taken taken) {
      return new StatementView(taken.id(), taken.format(), taken.firstDay(), taken.lastDay(), taken.lines(),
          taken.newLines(),
          taken.closingOn(), taken.closing().map(Money::plain),
          taken.passedOver().stream().map(PassedOverView::of).toList());
    }
  }

  /** A line of a period that was signed without it, and what to do. */
  record PassedOverView(
      int line, LocalDate on, String amount, String description, LocalDate signedThrough, String detail, String next) {

    static PassedOverView of(PassedOver line) {
      return new PassedOverView(line.line(), line.on(), line.amount().plain(), line.description(),
          line.signedThrough(), line.what(), line.next());
    }
  }

  record LineAnswer(
      @NotNull BankLine.Kind answer,
      Optional<@Size(max = 200) List<@NotNull UUID>> items,
      Optional<BankEvent.Kind> type,
      Optional<UUID> item,
      Optional<@Size(min = 1, max = 64) String> ledger,
      Optional<DepositMethod> method,
      Optional<@Size(max = 1000) String> note,
      Optional<@Size(max = 1000) String> evidence,
      Optional<UUID> corrects) {

    Told told() {
      return new Told(answer, items.orElse(List.of()), type, item,
          ledger.map(String::trim).filter(text -> !text.isEmpty()).map(LedgerId::new),
          method, words(note), words(evidence), corrects);
    }

    private static Optional<String> words(Optional<String> text) {
      return text.map(String::trim).filter(words -> !words.isEmpty());
    }
  }
}
