package io.matterflow.invoicing;

import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.ledes.LedesField;
import io.matterflow.ledes.LedesFinding;
import io.matterflow.ledes.LedesInvoice;
import io.matterflow.ledes.LedesLine;
import io.matterflow.ledes.LedesProfile;
import io.matterflow.ledes.LedesReadiness;
import io.matterflow.ledes.LedesReadiness.Readiness;
import io.matterflow.ledes.LedesTimekeeper;
import io.matterflow.ledes.UtbmsSet;
import io.matterflow.prebill.PortalTerms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An issued invoice as the LEDES 1998B file that its client's e-billing portal takes: the lines as issued, the names,
 * codes and numbers of client, matter and people as the directory has them today.
 */
@Service
public class PortalFiles {

  private static final Logger LOG = LoggerFactory.getLogger(PortalFiles.class);
  private static final String OTHER_EXPENSE = "E124";
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.US);

  private final JdbcIssuedInvoices issued;
  private final Directory directory;
  private final PortalTerms terms;

  PortalFiles(JdbcIssuedInvoices issued, Directory directory, PortalTerms terms) {
    this.issued = issued;
    this.directory = directory;
    this.terms = terms;
  }

  /** The file, or why no portal would take it. */
  @Transactional(readOnly = true)
  public PortalFile of(InvoiceNumber number) {
    return of(issued.find(number).orElseThrow(() -> new IllegalArgumentException("there is no invoice " + number)));
  }

  /** As {@link #of(InvoiceNumber)}, under the number by which this submission goes. */
  @Transactional(readOnly = true)
  public PortalFile of(InvoiceNumber number, String numberThere) {
    return of(issued.find(number).orElseThrow(() -> new IllegalArgumentException("there is no invoice " + number)),
        numberThere);
  }

  PortalFile of(IssuedInvoice invoice) {
    return of(invoice, invoice.number().value());
  }

  private PortalFile of(IssuedInvoice invoice, String numberThere) {
    if (!invoice.total().currency().equals(Money.USD)) {
      return new PortalFile.OtherCurrency(invoice.total().currency());
    }
    var matter = directory.required(invoice.matter());
    var profile = profile(directory.required(invoice.client()), matter, invoice);
    var readiness = new LedesReadiness(profile).of(ledes(invoice, matter, numberThere));
    readiness.file().replacements().forEach(replaced -> LOG.info(
        "The LEDES file of invoice {} has other characters than the invoice at line {}, {}",
        invoice.number(), replaced.line(), replaced.field().header()));
    return readiness.ready() ? new PortalFile.Ready(readiness) : new PortalFile.NotReady(readiness);
  }

  /**
   * A portal finds the matter by the client's number; the client's guidelines say whether codes are asked for and in
   * which unit of time, the matter of which set the tasks are.
   */
  private LedesProfile profile(Client client, Matter matter, IssuedInvoice invoice) {
    var asked = terms.of(client, matter, invoice.invoiceDate());
    var common = LedesProfile.DEFAULT.withIncrement(asked.increment());
    var coded = asked.utbmsRequired()
        ? UtbmsSet.named(matter.utbmsSet()).map(common::forTasksOf).orElse(common)
        : common.withoutUtbms();
    return client.delivery() == Client.Delivery.LEDES_PORTAL ? coded : coded.withoutClientMatterId();
  }

  private LedesInvoice ledes(IssuedInvoice invoice, Matter matter, String numberThere) {
    return new LedesInvoice(
        numberThere,
        invoice.invoiceDate(),
        invoice.client(),
        invoice.matter(),
        matter.clientMatterId(),
        directory.firm().lawFirmId(),
        periodStart(invoice),
        invoice.periodEnd(),
        "Professional services " + MONTH.format(invoice.periodEnd()),
        Stream.concat(invoice.lines().stream().map(this::line), reckoned(invoice)).toList());
  }

  /** What is taken off the whole concerns its fees; a tax, for which 1998B has no field, is an expense of its own. */
  private static Stream<LedesLine> reckoned(IssuedInvoice invoice) {
    var adjustments = invoice.reckoning().adjustments().entrySet().stream().sorted(Map.Entry.comparingByKey())
        .map(one -> LedesLine.feeAdjustment(invoice.periodEnd(), one.getValue(), InvoiceSums.wordsFor(one.getKey())));
    var taxes = invoice.reckoning().taxes().stream()
        .map(tax -> LedesLine.expense(OTHER_EXPENSE, invoice.periodEnd(), BigDecimal.ONE, tax.tax().amount(),
            Money.zero(tax.tax().currency()), InvoiceSums.wordsFor(tax)));
    return Stream.concat(adjustments, taxes);
  }

  /** The month that is billed begins on its first day, or with late time from before. */
  private static LocalDate periodStart(IssuedInvoice invoice) {
    return Stream.concat(
            Stream.of(invoice.periodEnd().withDayOfMonth(1)), invoice.lines().stream().map(IssuedInvoice.Line::date))
        .min(LocalDate::compareTo)
        .orElseThrow();
  }

  private LedesLine line(IssuedInvoice.Line line) {
    return switch (line.kind()) {
      case TIME -> LedesLine.fee(timekeeper(line.timekeeper().orElseThrow()), line.date(), line.hours().orElseThrow(),
          line.rate().orElseThrow(), line.lessThanGross(), line.taskCode(), line.activityCode(), line.narrative());
      case EXPENSE -> LedesLine.expense(line.expenseCode().orElseThrow(), line.date(), line.quantity(), line.unitCost(),
          line.lessThanGross(), line.narrative());
      case FEE -> LedesLine.flatFee(line.date(), line.amount(), line.narrative());
    };
  }

  private LedesTimekeeper timekeeper(TimekeeperId id) {
    var person = directory.required(id);
    return new LedesTimekeeper(id, person.lastName(), person.firstName(), Optional.of(person.classification()));
  }

  public sealed interface PortalFile {

    record Ready(Readiness readiness) implements PortalFile {}

    /** Errors that a portal would refuse the file for. */
    record NotReady(Readiness readiness) implements PortalFile {

      /** What helps: a line is sent as it was issued, all else comes from the directory. */
      public String wayOut() {
        return readiness.gaps().stream().map(LedesReadiness.Gap::finding).filter(LedesFinding::isInTheWay)
                .anyMatch(finding -> finding.field().filter(ISSUED::contains).isPresent())
                ? "What is in the way stands on a line of the issued invoice, which loading the directory does not change: void the "
                + "invoice and bill its work again, or deliver it by hand."
                : "Correct in the practice system what is in the way, load the directory, then try again; or deliver it by hand.";
      }
    }

    /** 1998B names no currency, and who reads it takes amounts for US dollars. */
    record OtherCurrency(Currency currency) implements PortalFile {}

    /** What stands on a line as it was issued. */
    Set<LedesField> ISSUED = EnumSet.of(
        LedesField.LINE_ITEM_DATE, LedesField.LINE_ITEM_NUMBER_OF_UNITS, LedesField.LINE_ITEM_UNIT_COST,
        LedesField.LINE_ITEM_ADJUSTMENT_AMOUNT, LedesField.LINE_ITEM_TOTAL, LedesField.LINE_ITEM_TASK_CODE,
        LedesField.LINE_ITEM_ACTIVITY_CODE, LedesField.LINE_ITEM_EXPENSE_CODE, LedesField.LINE_ITEM_DESCRIPTION);
  }
}
