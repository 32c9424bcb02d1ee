package io.matterflow.books;

import io.matterflow.accounting.Posting;
import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.books.Journal.Booked;
import io.matterflow.books.Journal.Selection;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.receivables.PaymentId;
import io.matterflow.rest.Csv;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The journal of a period as a file, in the accounts of the firm's accounting system. Who took it, and of which days,
 * is in the trail.
 */
@Service
public class BookExport {

  private static final int MOST = 100_000;
  private static final int AT_ONCE = 1000;

  private final Journal journal;
  private final Postings postings;
  private final AuditTrail audit;

  BookExport(Journal journal, Postings postings, AuditTrail audit) {
    this.journal = journal;
    this.postings = postings;
    this.audit = audit;
  }

  /** All entries of the days; empty when they are too many for one file. */
  @Transactional
  public Optional<List<Exported>> take(LocalDate from, LocalDate to, String format, Actor by) {
    var exported = new ArrayList<Exported>();
    var page = page(from, to, 0);
    while (!page.isEmpty()) {
      page.forEach(booked -> exported.add(new Exported(booked.entry(), postings.posting(booked.entry()))));
      if (exported.size() > MOST) {
        return Optional.empty();
      }
      page = page(from, to, page.get(page.size() - 1).position());
    }
    audit.record(AuditEntry.of(by, "exported", "books", "journal")
        .after("from", from)
        .after("to", to)
        .after("format", format)
        .after("entries", exported.size()));
    return Optional.of(exported);
  }

  /** A row for each side of each entry. */
  public static String csv(List<Exported> entries) {
    var table = new StringBuilder(
        Csv.row(List.of("key", "date", "fact", "account", "name", "debit", "credit", "currency", "invoice",
        "paymentId", "clientId", "reverses")));
    entries.forEach(one -> one.posting().sides().forEach(side -> table.append(Csv.row(List.of(
        one.entry().key().value(), one.entry().on().toString(), one.entry().fact().name(), side.account(), side.name(),
        side.amount().isPositive() ? side.amount().plain() : "",
        side.amount().isPositive() ? "" : side.amount().negated().plain(),
        one.entry().currency().getCurrencyCode(), one.entry().invoice().map(InvoiceNumber::value).orElse(""),
        one.entry().payment().map(PaymentId::toString).orElse(""), side.client().map(Object::toString).orElse(""),
        one.entry().reverses().map(EntryKey::value).orElse(""))))));
    return table.toString();
  }

  private List<Booked> page(LocalDate from, LocalDate to, long after) {
    return journal.entries(new Selection(from, to, Optional.empty(), Optional.empty(), after, AT_ONCE));
  }

  /** An entry of ours, and as the accounting system has it. */
  public record Exported(JournalEntry entry, Posting posting) {

    public Money total() {
      return posting.total();
    }
  }
}
