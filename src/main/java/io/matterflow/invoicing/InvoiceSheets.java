package io.matterflow.invoicing;

import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Firm;
import io.matterflow.directory.Timekeeper;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts an issued invoice into words, with the names that the directory gives today. */
@Component
class InvoiceSheets {

  private static final Map<String, String> TITLES = Map.of(
      "PARTNR", "Partner",
      "OFCOUN", "Of counsel",
      "ASSOC", "Associate",
      "COUNSEL", "Counsel",
      "PARALG", "Paralegal",
      "LGLAST", "Legal assistant",
      "LGLCLK", "Law clerk");
  private static final String BILLING = "billing@";

  private final Directory directory;

  InvoiceSheets(Directory directory) {
    this.directory = directory;
  }

  InvoiceSheet of(IssuedInvoice invoice, Optional<URI> payLink) {
    var client = directory.required(invoice.client());
    var matter = directory.required(invoice.matter());
    return new InvoiceSheet(
        letterhead(directory.firm()),
        addressee(client),
        invoice.number().value(),
        Wording.of(invoice.invoiceDate()),
        Wording.of(invoice.dueDate()),
        terms(invoice),
        matter.id().value(),
        PageText.of(matter.name()),
        matter.clientMatterId().map(PageText::of),
        Wording.of(invoice.periodEnd()),
        invoice.lines().stream().map(this::line).toList(),
        timekeepers(invoice),
        hours(invoice.lines()),
        Wording.of(invoice.value()),
        Optional.of(invoice.adjustments()).filter(Money::isNegative).map(Wording::of),
        Wording.of(invoice.total()),
        payLink.map(URI::toString));
  }

  private static InvoiceSheet.Letterhead letterhead(Firm firm) {
    var billing = firm.sharedMailboxes().stream().filter(address -> address.startsWith(BILLING)).sorted().findFirst();
    return new InvoiceSheet.Letterhead(PageText.of(firm.name()), PageText.of(firm.lawFirmId()), billing);
  }

  private static InvoiceSheet.Addressee addressee(Client client) {
    return new InvoiceSheet.Addressee(
        PageText.of(client.name()),
        client.billingContacts().stream().map(contact -> PageText.of(contact.name())).toList());
  }

  private static String terms(IssuedInvoice invoice) {
    return invoice.dueDate().equals(invoice.invoiceDate())
        ? "Payment is due on receipt of this invoice."
        : "Payment is due by %s.".formatted(Wording.of(invoice.dueDate()));
  }

  private InvoiceSheet.Line line(IssuedInvoice.Line line) {
    return new InvoiceSheet.Line(
        Wording.brief(line.date()),
        PageText.of(directory.required(line.timekeeper()).displayName()),
        PageText.of(line.narrative()),
        Optional.of(Stream.of(line.taskCode(), line.activityCode()).flatMap(Optional::stream)
            .collect(Collectors.joining(" · "))).filter(codes -> !codes.isEmpty()),
        line.hours().plain(),
        Wording.figures(line.rate()),
        Wording.figures(line.value()),
        Optional.of(line.adjustment()).filter(Money::isNegative).map(Wording::figures));
  }

  private List<InvoiceSheet.TimekeeperTotal> timekeepers(IssuedInvoice invoice) {
    var linesOf = invoice.lines().stream()
        .collect(Collectors.groupingBy(IssuedInvoice.Line::timekeeper, TreeMap::new, Collectors.toList()));
    return linesOf.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.comparing(InvoiceSheets::sum).reversed()))
        .map(one -> total(directory.required(one.getKey()), one.getValue()))
        .toList();
  }

  private static InvoiceSheet.TimekeeperTotal total(Timekeeper timekeeper, List<IssuedInvoice.Line> lines) {
    var rates = lines.stream().map(IssuedInvoice.Line::rate).distinct().sorted().map(Wording::figures).toList();
    return new InvoiceSheet.TimekeeperTotal(
        PageText.of(timekeeper.displayName()),
        TITLES.getOrDefault(timekeeper.classification(), PageText.of(timekeeper.classification())),
        hours(lines),
        rates.size() == 1 ? rates.get(0) : rates.get(0) + " – " + rates.get(rates.size() - 1),
        Wording.figures(sum(lines)));
  }

  private static Money sum(List<IssuedInvoice.Line> lines) {
    var none = Money.zero(lines.get(0).amount().currency());
    return lines.stream().map(IssuedInvoice.Line::value).reduce(none, Money::plus);
  }

  private static String hours(List<IssuedInvoice.Line> lines) {
    return lines.stream().map(line -> line.hours().hours()).reduce(BigDecimal.ZERO, BigDecimal::add).toPlainString();
  }
}
