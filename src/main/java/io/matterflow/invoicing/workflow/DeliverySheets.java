package io.matterflow.invoicing.workflow;

import io.matterflow.directory.Client;
import io.matterflow.directory.Matter;
import io.matterflow.engine.TaskDesk.TaskSheet;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.IssuedInvoice;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the sheets of both delivery tasks show alike. */
final class DeliverySheets {

  private DeliverySheets() {}

  static List<TaskSheet.Link> links(InvoiceNumber number) {
    return List.of(
        new TaskSheet.Link("pdf", "Invoice as PDF", "/api/invoices/%s?format=pdf".formatted(number)),
        new TaskSheet.Link("self", "Invoice", "/api/invoices/%s".formatted(number)));
  }

  static String matter(Matter matter) {
    return "%s, %s".formatted(matter.id(), matter.name());
  }

  static String contacts(Client client) {
    return client.billingContacts().isEmpty()
        ? "none"
        : client.billingContacts().stream().map(DeliverySheets::contact).collect(Collectors.joining("; "));
  }

  /** Where it goes by post, as the invoice has it. */
  static String postal(IssuedInvoice invoice) {
    var rows = invoice.addresses().client();
    return rows.isEmpty()
        ? "none: the directory had no postal address when the invoice was issued"
        : String.join(", ", rows);
  }

  private static String contact(Client.BillingContact contact) {
    return Stream.of(Optional.of(contact.name()), contact.email(), contact.phone())
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }
}
