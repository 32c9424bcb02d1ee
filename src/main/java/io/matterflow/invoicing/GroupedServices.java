package io.matterflow.invoicing;

import io.matterflow.invoicing.InvoicePresentation.Grouping;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The services of an invoice in the order that its presentation wants, and the heading above the first of each group.
 */
record GroupedServices(List<InvoiceSheet.Line> lines, Map<InvoiceSheet.Line, String> headings) {

  private static final String CODES_APART = " · ";

  static GroupedServices of(List<InvoiceSheet.Line> lines, Grouping grouping) {
    var headings = new IdentityHashMap<InvoiceSheet.Line, String>();
    if (grouping == Grouping.DATE) {
      return new GroupedServices(lines, headings);
    }
    var groups = new LinkedHashMap<String, List<InvoiceSheet.Line>>();
    lines.forEach(line -> groups.computeIfAbsent(name(line, grouping), any -> new ArrayList<>()).add(line));
    groups.forEach((name, group) -> headings.put(group.get(0), "%s, %s".formatted(name, sum(group))));
    return new GroupedServices(groups.values().stream().flatMap(List::stream).toList(), headings);
  }

  private static String name(InvoiceSheet.Line line, Grouping grouping) {
    return grouping == Grouping.TIMEKEEPER
        ? line.timekeeper().orElse("Agreed fees")
        : line.codes().map(codes -> codes.split(CODES_APART)[0]).orElse("Other services");
  }

  private static String sum(List<InvoiceSheet.Line> group) {
    var sum = group.stream()
        .map(line -> new BigDecimal(line.amount().replace(",", "")))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
    return String.format(Locale.US, "%,.2f", sum);
  }
}
