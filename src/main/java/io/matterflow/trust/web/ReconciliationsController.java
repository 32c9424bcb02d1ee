package io.matterflow.trust.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.matterflow.trust.ChartAccount;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.Reconciliation;
import io.matterflow.trust.Reconciliation.Figures;
import io.matterflow.trust.ReconciliationHint;
import io.matterflow.trust.ReconciliationId;
import io.matterflow.trust.ReconciliationPackets;
import io.matterflow.trust.Reconciliations;
import io.matterflow.trust.Reconciliations.Answer;
import io.matterflow.trust.Reconciliations.Done;
import io.matterflow.trust.Reconciliations.NoRight;
import io.matterflow.trust.Reconciliations.Refused;
import io.matterflow.trust.Reconciliations.Statement;
import io.matterflow.trust.ReconcilingItem;
import io.matterflow.trust.ReconcilingItem.Kind;
import io.matterflow.trust.TrustAccount;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustAccounts;
import io.matterflow.trust.TrustAuthorities;
import io.matterflow.trust.TrustCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The reconciliations of a trust account: made, signed, and read again as they were made. */
@Tag(name = "Trust")
@RestController
@RequestMapping("/api/trust/accounts/{account}/reconciliations")
class ReconciliationsController {

  private static final String AMOUNT = "-?\\d{1,9}(\\.\\d{1,4})?";
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  private final Reconciliations reconciliations;
  private final ReconciliationPackets packets;
  private final TrustAccounts accounts;
  private final TrustAuthorities authorities;

  ReconciliationsController(
      Reconciliations reconciliations,
      ReconciliationPackets packets,
      TrustAccounts accounts,
      TrustAuthorities authorities) {
    this.reconciliations = reconciliations;
    this.packets = packets;
    this.accounts = accounts;
    this.authorities = authorities;
  }

  @Operation(summary = "Compare the bank's statement, the book and the ledgers at the end of a period")
  @PostMapping
  ReconciliationView reconcile(@PathVariable String account, @Valid @RequestBody BankStatement request, Actor actor) {
    var of = account(account);
    if (request.periodEnd().isBefore(EARLIEST)) {
      throw Problem.malformed("No period before %s is reconciled.".formatted(EARLIEST)).at("/periodEnd", "too early");
    }
    return done(reconciliations.reconcile(request.told(of), actor), "/periodEnd");
  }

  @Operation(summary = "Sign a reconciliation as a lawyer with trust authority, which locks its period")
  @PostMapping("/{id}/signature")
  ReconciliationView sign(
      @PathVariable String account,
      @PathVariable String id,
      @Valid @RequestBody SignatureOfLawyer request,
      Actor actor) {
    var of = TrustAccountId.read(account).orElseThrow(() -> Problem.notFound("trust account", account));
    var answer = reconciliations.sign(of, id(id), request.bankErrorsAcknowledged().orElse(false), actor);
    if (answer instanceof Reconciliations.Unknown) {
      throw Problem.notFound("reconciliation", id);
    }
    return done(answer, "");
  }

  @Operation(summary = "List the reconciliations of an account, the newest first")
  @GetMapping
  Page<ReconciliationView> list(@PathVariable String account, Actor actor) {
    mayRead(actor);
    return Page.of(reconciliations.of(account(account).id()).stream().map(ReconciliationView::of).toList());
  }

  @Operation(summary = "Show a reconciliation as it was made")
  @GetMapping("/{id}")
  ReconciliationView one(@PathVariable String account, @PathVariable String id, Actor actor) {
    mayRead(actor);
    return reconciliations.find(account(account).id(), id(id)).map(ReconciliationView::of)
        .orElseThrow(() -> Problem.notFound("reconciliation", id));
  }

  @Operation(summary = "The packet of a reconciliation: figures, items, ledgers, signature, as it was made")
  @GetMapping("/{id}/packet")
  ResponseEntity<byte[]> packet(
      @PathVariable String account,
      @PathVariable String id,
      @RequestParam(defaultValue = "pdf") String format,
      Actor actor) {
    mayRead(actor);
    var made = reconciliations.find(account(account).id(), id(id))
        .orElseThrow(() -> Problem.notFound("reconciliation", id));
    var name = "reconciliation-%s-%s".formatted(made.figures().account(), made.figures().periodEnd());
    return switch (format) {
      case "pdf" -> file(MediaType.APPLICATION_PDF, "inline", name + ".pdf", packets.pdf(made));
      case "csv" -> file(new MediaType("text", "csv", StandardCharsets.UTF_8), "attachment", name + ".csv",
          packets.csv(made).getBytes(StandardCharsets.UTF_8));
      case "html" -> file(new MediaType("text", "html", StandardCharsets.UTF_8), "inline", name + ".html",
          packets.html(made).getBytes(StandardCharsets.UTF_8));
      default -> throw Problem.malformed("The packet comes as pdf, csv or html.").at("/format", "none of them");
    };
  }

  private static ResponseEntity<byte[]> file(MediaType type, String shown, String name, byte[] content) {
    return ResponseEntity.ok()
        .contentType(type)
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "%s; filename=\"%s\"".formatted(shown, name))
        .header("X-Content-Type-Options", "nosniff")
        .body(content);
  }

  private void mayRead(Actor actor) {
    if (!actor.hasAny(Role.TRUST_AUTHORIZER, Role.BOOKKEEPER, Role.BILLING_ADMIN, Role.AUDITOR)
        && authorities.mayAuthorize(actor.user(), accounts.today()).isEmpty()) {
      throw Problem.forbidden("Reconciliations are read by those who make, sign and audit them.",
          "Ask the bookkeeper.");
    }
  }

  private TrustAccount account(String name) {
    return TrustAccountId.read(name).flatMap(accounts::find).orElseThrow(() -> Problem.notFound("trust account", name));
  }

  private static ReconciliationId id(String id) {
    try {
      return ReconciliationId.of(id);
    } catch (IllegalArgumentException noId) {
      throw Problem.notFound("reconciliation", id);
    }
  }

  private static ReconciliationView done(Answer answer, String pointer) {
    if (answer instanceof NoRight) {
      throw Problem.forbidden("A trust account is reconciled by a bookkeeper or a trust authorizer.",
          "Ask one of them.");
    }
    if (answer instanceof Refused refused) {
      throw TrustRefusals.of(refused.code()).at(
          refused.code() == TrustCode.TRUST_BANK_ERRORS_UNSEEN ? "/bankErrorsAcknowledged" : pointer,
          refused.code().meaning());
    }
    return ReconciliationView.of(((Done) answer).made());
  }

  /**
   * The balance that the bank shows at the end of the period; a bank error is what the bank has too little, negative if
   * too much.
   */
  record BankStatement(
      @NotNull LocalDate periodEnd,
      @NotNull @Pattern(regexp = AMOUNT, message = "a decimal such as 1874.50") String bankStatementBalance,
      Optional<@Size(max = 100) List<@NotNull @Valid BankError>> bankErrors) {

    Statement told(TrustAccount account) {
      var errors = new ArrayList<ReconcilingItem>();
      for (var error : bankErrors.orElse(List.of())) {
        var pointer = "/bankErrors/%d/amount".formatted(errors.size());
        var amount = money(error.amount(), account, pointer);
        if (amount.isZero()) {
          throw Problem.malformed("An error of the bank is about more than nothing.").at(pointer, "not 0");
        }
        errors.add(ReconcilingItem.bankError(amount, error.note().trim(), error.evidence().trim()));
      }
      return new Statement(account.id(), periodEnd, money(bankStatementBalance, account, "/bankStatementBalance"),
          errors);
    }

    private static Money money(String text, TrustAccount account, String pointer) {
      var amount = new BigDecimal(text);
      if (amount.stripTrailingZeros().scale() > account.currency().getDefaultFractionDigits()) {
        throw Problem.malformed("%s has more decimals than %s allows.".formatted(text, account.currency()))
            .at(pointer, "too many decimals");
      }
      return new Money(amount, account.currency());
    }
  }

  record BankError(
      @NotNull @Pattern(regexp = AMOUNT, message = "a decimal such as -18.50") String amount,
      @NotBlank @Size(max = 1000) String note,
      @NotBlank @Size(max = 1000) String evidence) {}

  record SignatureOfLawyer(Optional<Boolean> bankErrorsAcknowledged) {}

  enum Status {
    BALANCED,
    OUT_OF_BALANCE
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record ReconciliationView(
      String reconciliationId,
      String account,
      LocalDate periodEnd,
      String currency,
      Status status,
      @JsonUnwrapped ThreeWayView balances,
      Map<String, String> ledgers,
      List<ItemView> items,
      List<HintView> hints,
      String preparedBy,
      Instant preparedAt,
      String hash,
      Optional<String> signedBy,
      Optional<Instant> signedAt) {

    static ReconciliationView of(Reconciliation made) {
      var figures = made.figures();
      return new ReconciliationView(
          made.id().toString(),
          figures.account().value(),
          figures.periodEnd(),
          figures.bookBalance().currency().getCurrencyCode(),
          figures.areBalanced() ? Status.BALANCED : Status.OUT_OF_BALANCE,
          ThreeWayView.of(figures),
          ledgers(figures),
          figures.items().stream().map(ItemView::of).toList(),
          made.hints().stream().map(HintView::of).toList(),
          made.preparedBy().value(),
          made.preparedAt(),
          figures.hash(),
          made.signature().map(Reconciliation.Signature::lawyer).map(UserId::value),
          made.signature().map(Reconciliation.Signature::at));
    }

    /**
     * Matters and the float by their names; interest, shortage and what is not identified by the account they stand on.
     */
    private static Map<String, String> ledgers(Figures figures) {
      var ledgers = new TreeMap<String, String>();
      figures.ledgers().forEach((of, balance) -> {
        if (of.isLedgerOfClient()) {
          ledgers.put(of.ledger().value(), balance.plain());
        } else {
          ledgers.put(of.equals(ChartAccount.FLOAT) ? LedgerId.FLOAT.value() : of.code(), balance.plain());
        }
      });
      return ledgers;
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record ItemView(
      Kind kind,
      Optional<String> item,
      Optional<String> ledger,
      Optional<LocalDate> date,
      String amount,
      Optional<String> ref,
      Optional<String> note,
      Optional<String> evidence) {

    static ItemView of(ReconcilingItem item) {
      return new ItemView(item.kind(), item.item().map(Object::toString), item.ledger().map(LedgerId::value), item.on(),
          item.amount().plain(), item.ref(), item.note(), item.evidence());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record HintView(
      ReconciliationHint.Cause cause,
      String text,
      String amount,
      Optional<String> item,
      Optional<String> ledger) {

    static HintView of(ReconciliationHint hint) {
      return new HintView(hint.cause(), hint.cause().words(), hint.amount().plain(), hint.item().map(Object::toString),
          hint.ledger().map(LedgerId::value));
    }
  }
}
