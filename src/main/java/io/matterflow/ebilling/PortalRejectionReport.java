package io.matterflow.ebilling;

import io.matterflow.ebilling.JdbcPortalWords.Reported;
import io.matterflow.ebilling.PortalWord.Status;
import io.matterflow.invoicing.InvoiceNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What portals rejected and reduced, by client, kind of trouble and the rule of ours that would have found it. In
 * classes and numbers only: what the portals wrote stays with the invoice.
 */
@Service
public class PortalRejectionReport {

  private static final String NONE = "";

  private final JdbcPortalWords words;

  PortalRejectionReport(JdbcPortalWords words) {
    this.words = words;
  }

  /** The most frequent first. */
  @Transactional(readOnly = true)
  public List<Row> rows(LocalDate from, LocalDate to) {
    var sums = new LinkedHashMap<Key, Sum>();
    words.reported(from, to).forEach(one -> sums.computeIfAbsent(Key.of(one), key -> new Sum()).add(one));
    var rows = new ArrayList<Row>();
    sums.forEach((key, sum) -> rows
        .add(new Row(key.client(), key.portal(), key.status(), key.kind(), key.caughtBy(), sum.reasons,
        sum.invoices.size())));
    rows.sort(Comparator.comparing(Row::reasons).reversed().thenComparing(Row::client).thenComparing(Row::kind)
        .thenComparing(Row::status).thenComparing(Row::caughtBy));
    return rows;
  }

  /** How often, and of how many invoices; {@code caughtBy} is empty where no rule of ours would have found it. */
  public record Row(
      String client,
      String portal,
      Status status,
      String kind,
      String caughtBy,
      int reasons,
      int invoices) {}

  private record Key(String client, String portal, Status status, String kind, String caughtBy) {

    static Key of(Reported one) {
      return new Key(one.client(), one.portal(), one.status(), one.kind(), one.caughtBy().orElse(NONE));
    }
  }

  private static final class Sum {

    private final Set<InvoiceNumber> invoices = new LinkedHashSet<>();
    private int reasons;

    void add(Reported one) {
      invoices.add(one.number());
      reasons++;
    }
  }
}
