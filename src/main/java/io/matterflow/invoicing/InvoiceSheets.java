package io.matterflow.invoicing;

import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Firm;
import io.matterflow.directory.Timekeeper;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import io.matterflow.prebill.Charge;
import io.matterflow.prebill.PayerShare;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts an issued invoice into words, with the names that the directory gives today and the addresses as issued. */
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
  private static final Set<Charge.Kind> SERVICES = EnumSet.of(Charge.Kind.TIME, Charge.Kind.FEE);
  private static final int CENTS = 2;

  private final Directory directory;

  InvoiceSheets(Directory directory) {
    this.directory = directory;
  }

  InvoiceSheet of(IssuedInvoice invoice, Optional<URI> payLink, InvoicePresentation look) {
    var client = directory.required(invoice.client());
    var matter = directory.required(invoice.matter());
    return new InvoiceSheet(
        letterhead(directory.firm(), invoice.addresses()),
        addressee(client, invoice.addresses()),
        invoice.number().value(),
        Wording.of(invoice.invoiceDate()),
        Wording.of(invoice.dueDate()),
        terms(invoice),
        matter.id().value(),
        PageText.of(matter.name()),
        matter.clientMatterId().map(PageText::of),
        Wording.of(invoice.periodEnd()),
        invoice.share().map(InvoiceSheets::share),
        invoice.lines(SERVICES).stream().map(this::line).toList(),
        invoice.lines(EnumSet.of(Charge.Kind.EXPENSE)).stream().map(InvoiceSheets::cost).toList(),
        timekeepers(invoice),
        InvoiceSums.of(invoice, look.hours()),
        Wording.of(invoice.total()),
        payLink.map(URI::toString));
  }

  static InvoiceSheet.Letterhead letterhead(Firm firm, InvoiceAddresses addresses) {
    var billing = firm.sharedMailboxes().stream().filter(address -> address.startsWith(BILLING)).sorted().findFirst();
    return new InvoiceSheet.Letterhead(PageText.of(firm.name()), rows(addresses.firm()), PageText.of(firm.lawFirmId()),
        billing);
  }

  static InvoiceSheet.Addressee addressee(Client client, InvoiceAddresses addresses) {
    return new InvoiceSheet.Addressee(
        PageText.of(client.name()),
        client.billingContacts().stream().map(contact -> PageText.of(contact.name())).toList(),
        rows(addresses.client()));
  }

  private static List<String> rows(List<String> address) {
    return address.stream().map(PageText::of).toList();
  }

  private static String share(PayerShare share) {
    return "Your share is %s %% of %s, which several payers bear together."
        .formatted(share.percent().stripTrailingZeros().toPlainString(), Wording.of(share.whole()));
  }

  private static String terms(IssuedInvoice invoice) {
    return invoice.dueDate().equals(invoice.invoiceDate())
        ? "Payment is due on receipt of this invoice."
        : "Payment is due by %s.".formatted(Wording.of(invoice.dueDate()));
  }

  private InvoiceSheet.Line line(IssuedInvoice.Line line) {
    return new InvoiceSheet.Line(
        Wording.brief(line.date()),
        line.timekeeper().map(person -> PageText.of(directory.required(person).displayName())),
        PageText.of(line.narrative()),
        Optional.of(Stream.of(line.taskCode(), line.activityCode()).flatMap(Optional::stream)
            .collect(Collectors.joining(" · "))).filter(codes -> !codes.isEmpty()),
        line.hours().map(BilledTime::plain),
        line.rate().map(Wording::figures),
        Wording.figures(line.charged()));
  }

  private static InvoiceSheet.Cost cost(IssuedInvoice.Line line) {
    return new InvoiceSheet.Cost(
        Wording.brief(line.date()),
        PageText.of(line.narrative()),
        line.expenseCode().orElse(""),
        plain(line.quantity(), 0),
        plain(line.unitCost(), CENTS),
        Wording.figures(line.charged()));
  }

  /** With as many decimals as the figure has, and no fewer than these. */
  private static String plain(BigDecimal figure, int decimals) {
    var figureAsIs = figure.stripTrailingZeros();
    return (figureAsIs.scale() < decimals ? figureAsIs.setScale(decimals) : figureAsIs).toPlainString();
  }

  private List<InvoiceSheet.TimekeeperTotal> timekeepers(IssuedInvoice invoice) {
    var linesOf = invoice.lines(EnumSet.of(Charge.Kind.TIME)).stream()
        .collect(Collectors.groupingBy(line -> line.timekeeper().orElseThrow(), TreeMap::new, Collectors.toList()));
    return linesOf.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.comparing(InvoiceSheets::sum).reversed()))
        .map(one -> total(directory.required(one.getKey()), one.getValue()))
        .toList();
  }

  private static InvoiceSheet.TimekeeperTotal total(Timekeeper timekeeper, List<IssuedInvoice.Line> lines) {
    var rates = lines.stream().flatMap(line -> line.rate().stream()).distinct().sorted().map(Wording::figures).toList();
    return new InvoiceSheet.TimekeeperTotal(
        PageText.of(timekeeper.displayName()),
        TITLES.getOrDefault(timekeeper.classification(), PageText.of(timekeeper.classification())),
        InvoiceSums.hours(lines).toPlainString(),
        rates.size() == 1 ? rates.get(0) : rates.get(0) + " – " + rates.get(rates.size() - 1),
        Wording.figures(sum(lines)));
  }

  private static Money sum(List<IssuedInvoice.Line> lines) {
    var none = Money.zero(lines.get(0).amount().currency());
    return lines.stream().map(IssuedInvoice.Line::amount).reduce(none, Money::plus);
  }
}
