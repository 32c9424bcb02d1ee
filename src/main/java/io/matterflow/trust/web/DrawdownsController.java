package io.matterflow.trust.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.matterflow.trust.Drawdown;
import io.matterflow.trust.Drawdown.State;
import io.matterflow.trust.DrawdownId;
import io.matterflow.trust.DrawdownPosting;
import io.matterflow.trust.DrawdownProblems;
import io.matterflow.trust.DrawdownSight;
import io.matterflow.trust.DrawdownSight.Objection;
import io.matterflow.trust.DrawdownSigning;
import io.matterflow.trust.DrawdownTerms;
import io.matterflow.trust.DrawdownType;
import io.matterflow.trust.Drawdowns;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.TrustAccountId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Trust money that is to leave a ledger: proposed, authorized by a lawyer, made by the bookkeeper. */
@Tag(name = "Trust")
@RestController
@RequestMapping("/api/trust/drawdowns")
class DrawdownsController {

  private static final String AMOUNT = "\\d{1,9}(\\.\\d{1,4})?";
  private static final String WORDS = "(?s).*\\S.*";
  private static final int LONGEST = 500;

  private final Drawdowns drawdowns;
  private final DrawdownSigning signing;
  private final DrawdownPosting posting;
  private final DrawdownSight sight;
  private final TrustReaders readers;

  DrawdownsController(
      Drawdowns drawdowns,
      DrawdownSigning signing,
      DrawdownPosting posting,
      DrawdownSight sight,
      TrustReaders readers) {
    this.drawdowns = drawdowns;
    this.signing = signing;
    this.posting = posting;
    this.sight = sight;
    this.readers = readers;
  }

  @Operation(summary = "Propose that money leaves a ledger")
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  Proposed propose(@Valid @RequestBody NewDrawdown request, Actor actor) {
    mayPropose(actor);
    var drawdown = DrawdownProblems.standing(drawdowns.propose(request.terms(sight), actor));
    return new Proposed(drawdown.id().toString(), drawdown.version(), drawdown.state());
  }

  @Operation(summary = "Authorize a drawdown as it stands, or refuse it")
  @PostMapping("/{id}/authorization")
  DrawdownView authorize(@PathVariable String id, @Valid @RequestBody Decision request, Actor actor) {
    var drawdown = found(id);
    if (request.decision() == Word.AUTHORIZE) {
      return view(DrawdownProblems.standing(signing.authorize(drawdown.id(), request.version(), actor)));
    }
    var reason = request.reason().filter(words -> !words.isBlank()).orElseThrow(() ->
        Problem.malformed("A lawyer who refuses says why.").at("/reason", "required for REFUSE"));
    return view(DrawdownProblems.standing(signing.refuse(drawdown.id(), request.version(), reason, actor)));
  }

  @Operation(summary = "Release a fee draw before the client's days to object are over")
  @PostMapping("/{id}/early-release")
  DrawdownView release(@PathVariable String id, @Valid @RequestBody Words request, Actor actor) {
    return view(DrawdownProblems.standing(signing.release(found(id).id(), request.reason(), actor)));
  }

  @Operation(summary = "Enter that the cheque or the transfer was made, and post it on that day")
  @PostMapping("/{id}/execution")
  DrawdownView execute(@PathVariable String id, @Valid @RequestBody Execution request, Actor actor) {
    return view(DrawdownProblems.standing(
        posting.execute(found(id).id(), request.method(), request.ref(), request.date(), actor)));
  }

  @Operation(summary = "Change the amount, the payee or the way: whoever has signed signs anew")
  @PostMapping("/{id}/change")
  DrawdownView change(@PathVariable String id, @Valid @RequestBody Change request, Actor actor) {
    mayPropose(actor);
    var drawdown = found(id);
    return view(DrawdownProblems.standing(
        drawdowns.change(drawdown.id(), request.version(), request.over(drawdown.terms()), actor)));
  }

  @Operation(summary = "Withdraw a drawdown that is not wanted any more")
  @PostMapping("/{id}/withdrawal")
  DrawdownView withdraw(@PathVariable String id, @Valid @RequestBody Words request, Actor actor) {
    mayPropose(actor);
    return view(DrawdownProblems.standing(drawdowns.withdraw(found(id).id(), request.reason(), actor)));
  }

  @Operation(summary = "Record that the client objects to a drawdown")
  @PostMapping("/{id}/objection")
  DrawdownView object(@PathVariable String id, @Valid @RequestBody Words request, Actor actor) {
    if (!actor.hasAny(Role.BOOKKEEPER, Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.TRUST_AUTHORIZER)) {
      throw Problem.forbidden("A client's objection is recorded by billing, bookkeeping or a trust authorizer.",
          "Tell one of them.");
    }
    return view(DrawdownProblems.standing(drawdowns.object(found(id).id(), request.reason(), actor)));
  }

  @Operation(summary = "List drawdowns, the newest first")
  @GetMapping
  Page<DrawdownView> list(
      @RequestParam Optional<String> account,
      @RequestParam Optional<String> ledger,
      @RequestParam Optional<State> state,
      Actor actor) {
    readers.readDrawdowns(actor);
    return Page.of(drawdowns.search(account.filter(name -> name.matches(TrustAccountId.FORM)).map(TrustAccountId::new),
        ledger.filter(name -> !name.isBlank()).map(LedgerId::new), state, LONGEST).stream().map(this::view).toList());
  }

  @Operation(summary = "Show a drawdown with what stands behind it")
  @GetMapping("/{id}")
  DrawdownView one(@PathVariable String id, Actor actor) {
    readers.readDrawdowns(actor);
    return view(found(id));
  }

  private DrawdownView view(Drawdown drawdown) {
    return DrawdownView.of(drawdown, sight, signing);
  }

  private Drawdown found(String id) {
    try {
      return drawdowns.find(DrawdownId.of(id)).orElseThrow(() -> Problem.notFound("drawdown", id));
    } catch (IllegalArgumentException noId) {
      throw Problem.notFound("drawdown", id);
    }
  }

  private static void mayPropose(Actor actor) {
    if (!actor.hasAny(Role.BOOKKEEPER, Role.BILLING_COORDINATOR)) {
      throw Problem.forbidden("Drawdowns are proposed by the bookkeeper or the billing coordinator.",
          "Ask one of them.");
    }
  }

  /** The amount in the currency named, US dollars unless one is. */
  record NewDrawdown(
      @NotNull @Pattern(regexp = TrustAccountId.FORM, message = "the name of a trust account") String account,
      @NotBlank @Size(max = 64) String ledger,
      @NotNull DrawdownType type,
      @NotNull @Pattern(regexp = AMOUNT, message = "a decimal such as 1874.50") String amount,
      Optional<@Pattern(regexp = "[A-Z]{3}", message = "a currency such as USD") String> currency,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 20) String> invoice,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 200) String> payee,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 64) String> toLedger,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 40) String> reverses,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 20) String> method,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 100) String> ref,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 1000) String> purpose,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 200) String> consent)
      implements NamesAccount {

    DrawdownTerms terms(DrawdownSight sight) {
      var of = new TrustAccountId(account);
      if ((type == DrawdownType.DISBURSE_COST || type == DrawdownType.REFUND || type == DrawdownType.PAY_OUT)
          && payee.isEmpty()) {
        throw Problem.malformed("Say who is paid.").at("/payee", "required for " + type);
      }
      return new DrawdownTerms(of, new LedgerId(ledger), type, money(amount, currency.orElse("USD")),
          invoice.map(InvoiceNumber::new), payee, toLedger.map(LedgerId::new),
          reverses.flatMap(reference -> sight.posting(of, reference)), method, ref, purpose, consent);
    }
  }

  private static Money money(String amount, String currency) {
    var of = Money.currency(currency).orElseThrow(() ->
        Problem.malformed("There are no books in %s.".formatted(currency)).at("/currency", "a currency such as USD"));
    var decimal = new BigDecimal(amount);
    if (decimal.stripTrailingZeros().scale() > of.getDefaultFractionDigits() || decimal.signum() == 0) {
      throw Problem.malformed("%s %s is nothing that could be moved.".formatted(amount, of))
          .at("/amount", "a positive amount in whole cents");
    }
    return new Money(decimal, of);
  }

  enum Word {
    AUTHORIZE,
    REFUSE
  }

  record Decision(@NotNull Word decision, @NotNull Integer version, Optional<@Size(max = 1000) String> reason) {}

  record Words(@NotBlank @Size(max = 1000) String reason) {}

  record Execution(
      @NotBlank @Size(max = 20) String method,
      @NotBlank @Size(max = 100) String ref,
      @NotNull LocalDate date) {}

  /** What is absent stays as it is. */
  record Change(
      @NotNull Integer version,
      Optional<@Pattern(regexp = AMOUNT, message = "a decimal such as 1874.50") String> amount,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 200) String> payee,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 20) String> method,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 100) String> ref) {

    DrawdownTerms over(DrawdownTerms terms) {
      return terms
          .over(amount.map(text -> money(text, terms.amount().currency().getCurrencyCode())).orElse(terms.amount()))
          .to(payee.or(terms::payee))
          .by(method.or(terms::method), ref.or(terms::ref));
    }
  }

  record Proposed(String drawdownId, int version, State state) {}

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record DrawdownView(
      String drawdownId,
      int version,
      State state,
      String nextAction,
      String account,
      String ledger,
      DrawdownType type,
      String amount,
      String currency,
      Optional<String> invoice,
      Optional<String> payee,
      Optional<String> toLedger,
      Optional<Long> reverses,
      Optional<String> method,
      Optional<String> ref,
      Optional<String> purpose,
      Optional<String> consent,
      String proposedBy,
      Instant proposedAt,
      List<Objected> objections,
      Optional<LocalDate> opensOn,
      Optional<String> releasedEarlyBy,
      List<Signed> signatures,
      int signersNeeded,
      int signaturesMissing,
      Optional<Instant> lapsesAt,
      Optional<Executed> execution,
      Optional<Long> posting,
      Optional<LocalDate> clearedOn,
      Optional<String> endedBecause) {

    static DrawdownView of(Drawdown drawdown, DrawdownSight sight, DrawdownSigning signing) {
      var terms = drawdown.terms();
      return new DrawdownView(
          drawdown.id().toString(),
          drawdown.version(),
          drawdown.state(),
          sight.nextAction(drawdown),
          terms.account().value(),
          terms.ledger().value(),
          terms.type(),
          terms.amount().plain(),
          terms.amount().currency().getCurrencyCode(),
          terms.invoice().map(InvoiceNumber::value),
          terms.payee(),
          terms.toLedger().map(LedgerId::value),
          terms.reverses(),
          terms.method(),
          terms.ref(),
          terms.purpose(),
          terms.consent(),
          drawdown.requestedBy().value(),
          drawdown.requestedAt(),
          sight.objections(drawdown).stream().map(Objected::of).toList(),
          drawdown.waitsUntil(),
          drawdown.releasedBy().map(UserId::value),
          signing.signed(drawdown).stream()
              .map(one -> new Signed(one.level(), one.lawyer().value(), one.at()))
              .toList(),
          sight.signersNeeded(drawdown),
          sight.signaturesMissing(drawdown),
          drawdown.state() == State.AUTHORIZED
              ? signing.valid(drawdown).map(valid -> valid.lapsesAt())
              : Optional.empty(),
          drawdown.execution().map(done -> new Executed(done.method(), done.ref(), done.on(), done.by().value())),
          drawdown.postedAs(),
          drawdown.clearedOn(),
          drawdown.endedBecause());
    }
  }

  /** What the client objected to of another draw on the same invoice. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Objected(String drawdownId, String amount, LocalDate on, Optional<String> reason) {

    static Objected of(Objection objection) {
      return new Objected(objection.drawdown().toString(), objection.amount().plain(), objection.on(),
          objection.words());
    }
  }

  record Signed(int level, String lawyer, Instant at) {}

  record Executed(String method, String ref, LocalDate date, String by) {}
}
