package io.matterflow.trust.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.matterflow.trust.Deposit;
import io.matterflow.trust.DepositId;
import io.matterflow.trust.Distribution;
import io.matterflow.trust.Distribution.Claim;
import io.matterflow.trust.Distribution.Kind;
import io.matterflow.trust.Distribution.Way;
import io.matterflow.trust.Distribution.Wish;
import io.matterflow.trust.DistributionId;
import io.matterflow.trust.DistributionProblems;
import io.matterflow.trust.DistributionProgress;
import io.matterflow.trust.DistributionStatements;
import io.matterflow.trust.Distributions;
import io.matterflow.trust.TrustAccountId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Settlements in trust: stated to the cent, approved by the client, drawn share by share on a lawyer's word. */
@Tag(name = "Trust")
@RestController
@RequestMapping("/api/trust/distributions")
class DistributionsController {

  private static final String AMOUNT = "\\d{1,9}(\\.\\d{1,4})?";
  private static final String WORDS = "(?s).*\\S.*";
  private static final int LONGEST = 500;

  private final Distributions distributions;
  private final DistributionProgress progress;
  private final DistributionStatements statements;
  private final Directory directory;
  private final TrustReaders readers;

  DistributionsController(
      Distributions distributions,
      DistributionProgress progress,
      DistributionStatements statements,
      Directory directory,
      TrustReaders readers) {
    this.distributions = distributions;
    this.progress = progress;
    this.statements = statements;
    this.directory = directory;
    this.readers = readers;
  }

  @Operation(summary = "Show how a settlement would be divided, without preparing it")
  @PostMapping("/preview")
  DistributionView preview(@Valid @RequestBody NewDistribution request, Actor actor) {
    return view(DistributionProblems.standing(
        distributions.preview(request.wish(forWhoMay(request.matterId(), actor)), actor)));
  }

  @Operation(
      summary = "Prepare the statement by which a settlement is divided; the client approves it before anything is proposed")
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  DistributionView prepare(@Valid @RequestBody NewDistribution request, Actor actor) {
    return view(DistributionProblems.standing(
        distributions.prepare(request.wish(forWhoMay(request.matterId(), actor)), actor)));
  }

  @Operation(summary = "Record who at the client approved the statement, when and how, and what they object to")
  @PostMapping("/{id}/approval")
  DistributionView approve(@PathVariable String id, @Valid @RequestBody Approval request, Actor actor) {
    var objections = new TreeMap<Integer, String>();
    request.objections().orElse(List.of()).forEach(objection -> objections.put(objection.share(), objection.reason()));
    return view(DistributionProblems.standing(distributions.approve(
        theirs(id, actor).id(), request.of(), request.way(), request.on(), request.evidence(), objections, actor)));
  }

  @Operation(
      summary = "Say what a share comes to that is held or cannot be paid as stated; the rest of it is the client's")
  @PostMapping("/{id}/settlement")
  DistributionView settle(@PathVariable String id, @Valid @RequestBody Settlement request, Actor actor) {
    var distribution = theirs(id, actor);
    return view(DistributionProblems.standing(distributions.settle(distribution.id(), request.share(),
        money(request.amount(), distribution.gross(), "/amount"), request.reason(), actor)));
  }

  @Operation(summary = "Withdraw a statement, and with it what is proposed and not paid")
  @PostMapping("/{id}/withdrawal")
  DistributionView withdraw(@PathVariable String id, @Valid @RequestBody Words request, Actor actor) {
    return view(DistributionProblems.standing(distributions.withdraw(theirs(id, actor).id(), request.reason(), actor)));
  }

  @Operation(summary = "List the distributions of settlements, the newest first")
  @GetMapping
  Page<DistributionView> list(@RequestParam Optional<String> matterId, Actor actor) {
    var matter = matterId.filter(id -> !id.isBlank()).map(MatterId::new);
    readers.readMatter(actor, matter);
    return Page.of(distributions.search(matter, LONGEST).stream()
        .map(this::view)
        .toList());
  }

  @Operation(summary = "List the deposits of a matter that no statement divides yet")
  @GetMapping("/deposits")
  Page<DividedView>
      deposits(@RequestParam Optional<String> account, @RequestParam Optional<String> matterId, Actor actor) {
    if (account.filter(name -> name.matches(TrustAccountId.FORM)).isEmpty()
        || matterId.filter(id -> !id.isBlank()).isEmpty()) {
      return Page.of(List.of());
    }
    var matter = forWhoMay(matterId.get(), actor);
    return Page.of(
        distributions.undivided(new TrustAccountId(account.get()), matter.id()).stream().map(DividedView::of).toList());
  }

  @Operation(summary = "Show a distribution, and how far each share has come")
  @GetMapping("/{id}")
  DistributionView one(@PathVariable String id, Actor actor) {
    return view(readable(id, actor));
  }

  @Operation(summary = "The statement of distribution, as the client signs it")
  @GetMapping("/{id}/statement")
  ResponseEntity<byte[]>
      statement(@PathVariable String id, @RequestParam(defaultValue = "pdf") String format, Actor actor) {
    var distribution = readable(id, actor);
    var name = "distribution-" + distribution.matter();
    return switch (format) {
      case "pdf" -> file(MediaType.APPLICATION_PDF, name + ".pdf", statements.pdf(distribution));
    case "html" ->
        file(MediaType.TEXT_HTML, name + ".html", statements.html(distribution).getBytes(StandardCharsets.UTF_8));
      default -> throw Problem.malformed("The statement comes as pdf or html.").at("/format", "none of them");
    };
  }

  private static ResponseEntity<byte[]> file(MediaType type, String name, byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(type.equals(MediaType.TEXT_HTML) ? new MediaType(type, StandardCharsets.UTF_8) : type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"%s\"".formatted(name))
        .body(bytes);
  }

  private Matter forWhoMay(String matterId, Actor actor) {
    return directory.matter(new MatterId(matterId))
        .filter(matter -> TrustReaders.answersFor(actor, matter))
        .orElseThrow(() -> Problem.forbidden(
        "A settlement is divided by the matter's attorneys, the billing coordinator or the billing admin.",
        "Ask one of them, and check the matter's number."));
  }

  private Distribution theirs(String id, Actor actor) {
    var distribution = found(id);
    forWhoMay(distribution.matter().value(), actor);
    return distribution;
  }

  private Distribution readable(String id, Actor actor) {
    var distribution = found(id);
    if (directory.matter(distribution.matter()).filter(matter -> TrustReaders.answersFor(actor, matter)).isEmpty()) {
      readers.readDrawdowns(actor);
    }
    return distribution;
  }

  private Distribution found(String id) {
    try {
      return distributions.find(DistributionId.of(id)).orElseThrow(() -> Problem.notFound("distribution", id));
    } catch (IllegalArgumentException noId) {
      throw Problem.notFound("distribution", id);
    }
  }

  private static Money money(String text, Money like, String pointer) {
    return money(text, like.currency().getCurrencyCode(), pointer);
  }

  private static Money money(String text, String currency, String pointer) {
    var of = Money.currency(currency).orElseThrow(() ->
        Problem.malformed("There are no books in %s.".formatted(currency)).at("/currency", "a currency such as USD"));
    var decimal = new BigDecimal(text);
    if (decimal.stripTrailingZeros().scale() > of.getDefaultFractionDigits()) {
      throw Problem.malformed("%s has more decimals than %s allows.".formatted(text, of))
          .at(pointer, "an amount in whole cents");
    }
    return new Money(decimal, of);
  }

  private DistributionView view(Distribution distribution) {
    return DistributionView.of(distribution, progress);
  }

  /** What is to be divided and between whom; the client gets what is left. */
  record NewDistribution(
      @NotNull @Pattern(regexp = TrustAccountId.FORM, message = "the name of a trust account") String account,
      @NotBlank @Size(max = 64) String matterId,
      @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 64) String> deposits,
      @NotBlank @Size(max = 200) String clientPayee,
      Optional<@Pattern(regexp = "[A-Z]{3}", message = "a currency such as USD") String> currency,
      Optional<@Size(max = 50) List<@Valid @NotNull NewClaim>> claims)
      implements NamesAccount {

    Wish wish(Matter matter) {
      var ids = new ArrayList<DepositId>();
      for (var text : deposits) {
        try {
          ids.add(DepositId.of(text));
        } catch (IllegalArgumentException noId) {
          throw Problem.malformed("%s is no id of a deposit.".formatted(text))
              .at("/deposits/%d".formatted(ids.size()), "an id");
        }
      }
      var claimed = new ArrayList<Claim>();
      for (var claim : claims.orElse(List.of())) {
        var pointer = "/claims/%d/amount".formatted(claimed.size());
        var amount = money(claim.amount(), currency.orElse("USD"), pointer);
        if (!amount.isPositive()) {
          throw Problem.malformed("A claim is more than nothing.").at(pointer, "a positive amount");
        }
        claimed.add(new Claim(Kind.valueOf(claim.kind().name()), claim.payee(), amount, claim.purpose()));
      }
      return new Wish(new TrustAccountId(account), matter.id(), ids, clientPayee.strip(), claimed);
    }
  }

  /** A deposit that could be divided. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record DividedView(
      String depositId,
      LocalDate date,
      String amount,
      String currency,
      String method,
      Optional<String> ref) {

    static DividedView of(Deposit deposit) {
      return new DividedView(deposit.id().toString(), deposit.receivedOn(), deposit.amount().plain(),
          deposit.amount().currency().getCurrencyCode(), deposit.method().name(), deposit.ref());
    }
  }

  /** What third parties have. */
  enum ClaimKind {
    LIEN,
    COST
  }

  record NewClaim(
      @NotNull ClaimKind kind,
      @NotBlank @Size(max = 200) String payee,
      @NotNull @Pattern(regexp = AMOUNT, message = "a decimal such as 1874.50") String amount,
      Optional<@Pattern(regexp = WORDS, message = "must not be blank") @Size(max = 500) String> purpose) {}

  record Approval(
      @NotBlank @Size(max = 200) String of,
      @NotNull Way way,
      @NotNull LocalDate on,
      @NotBlank @Size(max = 200) String evidence,
      Optional<@Size(max = 100) List<@Valid @NotNull Objection>> objections) {}

  record Objection(@NotNull Integer share, @NotBlank @Size(max = 1000) String reason) {}

  record Settlement(
      @NotNull Integer share,
      @NotNull @Pattern(regexp = AMOUNT, message = "a decimal such as 1874.50") String amount,
      @NotBlank @Size(max = 1000) String reason) {}

  record Words(@NotBlank @Size(max = 1000) String reason) {}
}
