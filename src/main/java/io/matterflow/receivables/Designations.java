package io.matterflow.receivables;

import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.ClientId;
import io.matterflow.receivables.PaymentAllocation.Designation;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds what a payer named: an invoice of ours, a client of ours, or neither. */
@Component
class Designations {

  private final Invoices invoices;
  private final Directory directory;

  Designations(Invoices invoices, Directory directory) {
    this.invoices = invoices;
    this.directory = directory;
  }

  Named of(Optional<InvoiceNumber> number, Optional<ClientId> client, Currency currency) {
    if (number.isPresent()) {
      return invoices.find(number.get())
          .map(invoice -> named(invoice, currency))
          .orElseGet(() -> unknown(Designation.UNKNOWN_INVOICE));
    }
    return client.flatMap(directory::client)
        .map(known -> named(known, currency))
        .orElseGet(() -> unknown(Designation.UNKNOWN_CLIENT));
  }

  /** The same, with the invoice that was named locked, or every open one of the client that was; read afterwards. */
  Named locked(Optional<InvoiceNumber> number, Optional<ClientId> client, Currency currency) {
    var named = of(number, client, currency);
    lock(named.invoice().map(Stream::of).orElseGet(named.openOfTheClient()::stream));
    return of(number, client, currency);
  }

  /** Locks these, and every invoice that the money may settle by any order. */
  void allLocked(
      Optional<InvoiceNumber> number, Optional<ClientId> client, Currency currency, Collection<InvoiceNumber> these) {
    var named = of(number, client, currency);
    lockEach(Stream.concat(
        these.stream(),
        Stream.concat(named.invoice().stream(), named.openOfTheClient().stream()).map(Invoice::number)));
  }

  private void lock(Stream<Invoice> those) {
    lockEach(those.map(Invoice::number));
  }

  /** In one order for all callers, so that two payments never wait for each other. */
  private void lockEach(Stream<InvoiceNumber> numbers) {
    numbers
        .distinct()
        .sorted(Comparator.comparing(InvoiceNumber::value))
        .forEach(invoices::lock);
  }

  private Named named(Invoice invoice, Currency currency) {
    var billedIn = invoice.open().currency();
    if (!billedIn.equals(currency)) {
      return new Named(Designation.OTHER_CURRENCY, Optional.of(invoice), List.of(), Optional.of(billedIn));
    }
    return new Named(
        invoice.isSettled() ? Designation.SETTLED_INVOICE : Designation.INVOICE,
        Optional.of(invoice),
        openOf(invoice.client(), currency),
        Optional.of(billedIn));
  }

  private Named named(Client client, Currency currency) {
    return client.currency().equals(currency)
        ? new Named(Designation.CLIENT, Optional.empty(), openOf(client.id(), currency), Optional.of(currency))
        : new Named(Designation.OTHER_CURRENCY, Optional.empty(), List.of(), Optional.of(client.currency()));
  }

  private static Named unknown(Designation designation) {
    return new Named(designation, Optional.empty(), List.of(), Optional.empty());
  }

  private List<Invoice> openOf(ClientId client, Currency currency) {
    return invoices.openOf(client).stream().filter(invoice -> invoice.open().currency().equals(currency)).toList();
  }

  /**
   * What was named, the invoice behind it, what is open for the client, and the currency that the client is billed in.
   */
  record Named(
      Designation designation, Optional<Invoice> invoice, List<Invoice> openOfTheClient, Optional<Currency> billedIn) {}
}
