package io.matterflow.receivables;

import io.matterflow.directory.BillingTerms.Payer;
import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.OpeningInvoice;
import io.matterflow.invoicing.OpeningInvoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * The take-over of open invoices, one by one and each in its own transaction: a call that broke off is repeated, and
 * goes on where it stopped. Each is billed in its client's currency.
 */
@Service
public class TakeOver {

  private static final String DOES_NOT_FIT = "DOES_NOT_FIT";

  private final OpeningInvoices openings;
  private final Directory directory;

  TakeOver(OpeningInvoices openings, Directory directory) {
    this.openings = openings;
    this.directory = directory;
  }

  /** The pointer is the invoice's place in the call, for what is said about it. */
  public Outcome one(Told told, LocalDate asOf, String pointer, Actor by) {
    var client = directory.client(told.client());
    var misfit = misfit(told, client, asOf);
    if (misfit.isPresent()) {
      return new Refused(pointer + misfit.get().member(), Optional.of(told.number()), DOES_NOT_FIT,
          misfit.get().detail());
    }
    return outcome(openings.takeOver(opening(told, client.orElseThrow(), asOf), by), told, pointer);
  }

  private static OpeningInvoice opening(Told told, Client client, LocalDate asOf) {
    return new OpeningInvoice(new InvoiceNumber(told.number()), told.client(), told.matter(), told.invoiceDate(),
        told.dueDate(), told.deliveredOn(), new Money(told.amount(), client.currency()),
        new Money(told.paid(), client.currency()), asOf);
  }

  private static Outcome outcome(OpeningInvoices.Answer answer, Told told, String pointer) {
    if (answer instanceof OpeningInvoices.TakenOver taken) {
      return new Taken(taken.invoice().open());
    }
    if (answer instanceof OpeningInvoices.Unchanged known) {
      return new Known(known.invoice().open());
    }
    if (answer instanceof OpeningInvoices.Differs differs) {
      return new Refused(pointer, Optional.of(told.number()), "TAKEN_OVER_OTHERWISE", otherwise(differs.known()));
    }
    return new Refused(pointer + "/number", Optional.of(told.number()), "NUMBER_IN_USE",
        "An invoice that was made here has the number %s. Give the one from elsewhere another."
            .formatted(told.number()));
  }

  private static String otherwise(OpeningInvoice known) {
    return ("Invoice %s was taken over before as of %s: client %s, dated %s, due %s, %s of which %s was paid. "
        + "It stays so; what has changed since is a payment, a credit or a dispute.").formatted(known.number(),
            known.asOf(),
        known.client(), known.invoiceDate(), known.dueDate(), known.amount(), known.paid());
  }

  private Optional<Misfit> misfit(Told told, Optional<Client> client, LocalDate asOf) {
    if (client.isEmpty()) {
      return misfit("/clientId", "The directory has no client %s. Load it first.".formatted(told.client()));
    }
    var matter = told.matter().map(directory::matter);
    if (matter.isPresent() && matter.get().filter(known -> isBilledTo(known, told.client())).isEmpty()) {
      return misfit("/matterId", "The directory has no such matter of client %s.".formatted(told.client()));
    }
    if (told.invoiceDate().isAfter(asOf)) {
      return misfit("/invoiceDate", "The invoice is dated after %s, when it is taken over.".formatted(asOf));
    }
    if (told.dueDate().isBefore(told.invoiceDate())) {
      return misfit("/dueDate", "The invoice is due before it is dated.");
    }
    if (told.deliveredOn().filter(day -> day.isBefore(told.invoiceDate()) || day.isAfter(asOf)).isPresent()) {
      return misfit("/deliveredOn", "The client got it between the invoice's date and %s.".formatted(asOf));
    }
    return misfitOfAmounts(told, client.get());
  }

  private static Optional<Misfit> misfitOfAmounts(Told told, Client client) {
    var decimals = client.currency().getDefaultFractionDigits();
    if (told.amount().stripTrailingZeros().scale() > decimals || told.amount().signum() <= 0) {
      return misfit("/amount", "An invoice is over more than nothing, with at most %d decimals.".formatted(decimals));
    }
    if (told.paid().stripTrailingZeros().scale() > decimals || told.paid().compareTo(told.amount()) > 0) {
      return misfit("/paid",
          "At most the whole amount was paid, with at most %d decimals. Report what was paid on top as a payment."
          .formatted(decimals));
    }
    return Optional.empty();
  }

  private static Optional<Misfit> misfit(String member, String detail) {
    return Optional.of(new Misfit(member, detail));
  }

  private static boolean isBilledTo(Matter matter, ClientId client) {
    return matter.client().equals(client)
        || matter.terms().payers().stream().map(Payer::client).anyMatch(client::equals);
  }

  private record Misfit(String member, String detail) {}

  /** An invoice as the other system tells it. */
  public record Told(
      String number,
      ClientId client,
      Optional<MatterId> matter,
      LocalDate invoiceDate,
      LocalDate dueDate,
      Optional<LocalDate> deliveredOn,
      BigDecimal amount,
      BigDecimal paid) {}

  /** What became of one of the invoices. */
  public sealed interface Outcome {

    /** What is open of it, where it was taken. */
    Optional<Money> open();
  }

  public record Taken(Money balance) implements Outcome {

    @Override
    public Optional<Money> open() {
      return Optional.of(balance);
    }
  }

  /** It was taken over before in the same words. */
  public record Known(Money balance) implements Outcome {

    @Override
    public Optional<Money> open() {
      return Optional.of(balance);
    }
  }

  /** It was not taken: the spot, and why. */
  public record Refused(String pointer, Optional<String> number, String code, String detail) implements Outcome {

    @Override
    public Optional<Money> open() {
      return Optional.empty();
    }
  }
}
