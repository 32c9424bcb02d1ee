package io.matterflow.invoicing;

import io.matterflow.directory.Client;
import io.matterflow.directory.Firm;
import io.matterflow.directory.PostalAddress;
import java.util.List;
import java.util.Optional;

/** From where and to where an invoice was issued, row by row as printed; nobody who moves later changes it. */
public record InvoiceAddresses(List<String> firm, List<String> client) {

  static final InvoiceAddresses NONE = new InvoiceAddresses(List.of(), List.of());

  public InvoiceAddresses {
    firm = List.copyOf(firm);
    client = List.copyOf(client);
  }

  static InvoiceAddresses of(Firm firm, Client client) {
    return new InvoiceAddresses(
        firm.address().map(PostalAddress::rows).orElse(List.of()),
        client.billingAddress().map(address -> address.rowsFrom(firm.address())).orElse(List.of()));
  }
}
