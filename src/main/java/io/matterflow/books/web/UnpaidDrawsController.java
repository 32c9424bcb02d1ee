package io.matterflow.books.web;

import io.matterflow.books.DueFromClients;
import io.matterflow.books.DueFromClients.Open;
import io.matterflow.books.DueFromClients.TooMuch;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was drawn from trust with money that the firm had to give back is asked for once more. */
@Tag(name = "Books")
@RestController
@RequestMapping("/api/books/unpaid-draws")
class UnpaidDrawsController {

  private final DueFromClients dues;

  UnpaidDrawsController(DueFromClients dues) {
    this.dues = dues;
  }

  @Operation(summary = "Ask once more for what was drawn from trust, since its deposit was taken back from the firm")
  @PostMapping
  InvoiceView unpaid(@Valid @RequestBody UnpaidDraw request, Actor actor) {
    if (!actor.has(Role.BOOKKEEPER)) {
      throw Problem.forbidden("Only a bookkeeper asks for a draw once more.", "Ask the bookkeeper.");
    }
    var answer = dues.unpaid(new InvoiceNumber(request.invoiceNumber()), request.money(), actor);
    if (answer instanceof TooMuch tooMuch) {
      throw Problem.refused("NOT_OWED",
          "At most %s was drawn for this invoice and is owed to the firm.".formatted(tooMuch.most()),
          "Name at most that.").at("/amount", "at most " + tooMuch.most().plain());
    }
    if (answer instanceof Open open) {
      return new InvoiceView(open.invoice().number().value(), open.invoice().open().plain(),
          open.invoice().open().currency().getCurrencyCode());
    }
    throw Problem.refused(
        "NO_SUCH_INVOICE", "No invoice of a matter has that number.", "Name the invoice that was drawn for.")
        .at("/invoiceNumber", "not an invoice of a matter");
  }

  record UnpaidDraw(
      @NotBlank @Size(max = 20) String invoiceNumber,
      @NotNull @Pattern(regexp = "\\d{1,9}(\\.\\d{1,4})?", message = "a decimal such as 1874.50") String amount,
      Optional<@Pattern(regexp = "[A-Z]{3}", message = "a currency such as USD") String> currency) {

    Money money() {
      var of = Money.currency(currency.orElse("USD")).orElseThrow(() ->
      Problem.malformed("There are no books in %s.".formatted(currency.orElse("USD")))
          .at("/currency", "a currency such as USD"));
      var decimal = new BigDecimal(amount);
      if (decimal.stripTrailingZeros().scale() > of.getDefaultFractionDigits() || decimal.signum() == 0) {
        throw Problem.malformed("%s %s is nothing that could be asked for.".formatted(amount, of))
            .at("/amount", "a positive amount in whole cents");
      }
      return new Money(decimal, of);
    }
  }

  /** What is open on the invoice afterwards. */
  record InvoiceView(String invoiceNumber, String open, String currency) {}
}
