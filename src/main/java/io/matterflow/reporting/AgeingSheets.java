package io.matterflow.reporting;

import io.matterflow.directory.Directory;
import io.matterflow.invoicing.Balances.Balance;
import io.matterflow.invoicing.PageText;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.Wording;
import io.matterflow.reporting.Ageing.Part;
import io.matterflow.reporting.Basis.Age;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Puts the ageing into words, with the names that the directory gives today. */
@Component
class AgeingSheets {

  private static final int MOST_OVERDUE = 10;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMMM d, uuuu, h:mm a z", Locale.US);

  private final Directory directory;

  AgeingSheets(Directory directory) {
    this.directory = directory;
  }

  AgeingSheet of(Ageing ageing, String title) {
    return new AgeingSheet(
        PageText.of(directory.firm().name()),
        title,
        Wording.of(ageing.asOf()),
        ageing.basis().words(),
        ageing.currency().getCurrencyCode(),
        Wording.of(ageing.openAr()),
        Wording.of(ageing.disputed()),
        Wording.of(ageing.unapplied()),
        Wording.of(ageing.excluded()),
        !ageing.excluded().isZero(),
        ageing.dso90().map(BigDecimal::toPlainString),
        formula(ageing),
        MOMENT.format(ageing.madeAt().atZone(directory.firm().zone())),
        ageing.basis().ages().stream().map(AgeingSheets::label).toList(),
        bars(ageing),
        lines(ageing, ageing.partners(), this::partner, key -> Optional.empty()),
        lines(ageing, ageing.clients(), this::client, key -> Optional.ofNullable(ageing.unappliedOf().get(key))),
        total(ageing),
        oldest(ageing),
        ageing.otherCurrencies().stream().map(Currency::getCurrencyCode).toList());
  }

  /** In the words of the seed: an invoice that is not due yet is no number of days old. */
  static String label(Age age) {
    return age == Age.CURRENT ? "Not yet due" : age == Age.OVER_90 ? "Over 90" : age.label().replace("-", " to ");
  }

  static String formula(Ageing ageing) {
    return ageing.dso90()
        .map(days -> "DSO = open ÷ billed in the last 90 days × 90 = %s ÷ %s × 90 = %s days".formatted(
            Wording.of(ageing.openAr()), Wording.of(ageing.billed90()), days.toPlainString()))
        .orElse("DSO = open ÷ billed in the last 90 days × 90: nothing was billed in the last 90 days.");
  }

  private static List<AgeingSheet.Bar> bars(Ageing ageing) {
    var buckets = ageing.buckets();
    var shares = Shares.of(buckets);
    var largest = buckets.values().stream().max(Comparator.naturalOrder()).orElseThrow();
    return buckets.entrySet().stream()
        .map(bucket -> new AgeingSheet.Bar(label(bucket.getKey()), Wording.of(bucket.getValue()),
            percent(bucket.getValue(), largest), shares.get(bucket.getKey()) + " %"))
        .toList();
  }

  static int percent(Money part, Money whole) {
    return whole.isPositive() && part.isPositive()
        ? part.amount().multiply(HUNDRED).divide(whole.amount(), 0, RoundingMode.HALF_UP).intValueExact()
        : 0;
  }

  private <K> List<AgeingSheet.Line> lines(
      Ageing ageing, List<Part<K>> parts, Function<K, Named> named, Function<K, Optional<Money>> unapplied) {
    return parts.stream().map(part -> {
      var name = named.apply(part.key());
      return new AgeingSheet.Line(name.id(), name.name(), figures(part.buckets()), Wording.figures(part.open()),
          Optional.of(part.disputed()).filter(Money::isPositive).map(Wording::figures),
          unapplied.apply(part.key()).map(Wording::figures));
    }).toList();
  }

  private static AgeingSheet.Line total(Ageing ageing) {
    return new AgeingSheet.Line("", "Total", figures(ageing.buckets()), Wording.figures(ageing.openAr()),
        Optional.of(ageing.disputed()).filter(Money::isPositive).map(Wording::figures),
        Optional.of(ageing.unapplied()).filter(Money::isPositive).map(Wording::figures));
  }

  private static List<String> figures(Map<Age, Money> buckets) {
    return buckets.values().stream().map(amount -> amount.isZero() ? "–" : Wording.figures(amount)).toList();
  }

  private List<AgeingSheet.Overdue> oldest(Ageing ageing) {
    return ageing.rows().stream()
        .map(Ageing.Row::invoice)
        .filter(invoice -> invoice.dueDate().isBefore(ageing.asOf()))
        .sorted(Comparator.comparing(Balance::dueDate).thenComparing(invoice -> invoice.number().value()))
        .limit(MOST_OVERDUE)
        .map(invoice -> new AgeingSheet.Overdue(invoice.number().value(), client(invoice.client()).name(),
            Wording.brief(invoice.dueDate()), Basis.DUE_DATE.days(invoice, ageing.asOf()),
            Wording.figures(invoice.open()),
            invoice.disputed().isPositive()))
        .toList();
  }

  private Named client(ClientId id) {
    return new Named(id.value(), directory.client(id).map(client -> PageText.of(client.name())).orElse(id.value()));
  }

  private Named partner(Optional<TimekeeperId> id) {
    return id.map(person -> new Named(person.value(),
            directory.timekeeper(person).map(known -> PageText.of(known.displayName())).orElse(person.value())))
        .orElseGet(() -> new Named("", "Several partners, no matter"));
  }

  private record Named(String id, String name) {}
}
