package io.matterflow.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * A report in each form in which one is read: as JSON, as a table for spreadsheets, or as a page with these words in
 * its template.
 */
public record Report(
    Object json,
    List<String> head,
    List<List<String>> rows,
    String template,
    Map<String, Object> words) {

  /** The days that a report is about, from one through the other. */
  public record Days(LocalDate first, LocalDate last) {

    /** As asked for; without an end through today, without a beginning so many days back. */
    public static Days of(Optional<LocalDate> from, Optional<LocalDate> to, LocalDate today, int back) {
      var last = to.orElse(today);
      var first = from.orElseGet(() -> last.minusDays(back));
      if (first.isAfter(last)) {
        throw Problem.malformed("The report is from one day to the same or a later one.").at("/from", "is after to");
      }
      return new Days(first, last);
    }
  }

  /** In the form that was asked for, else in the one that the caller takes. */
  public ResponseEntity<?> in(Optional<String> format, String accept, ITemplateEngine templates) {
    return switch (format.orElseGet(() -> preferred(accept))) {
      case "json" -> ResponseEntity.ok(json);
      case "csv" -> ResponseEntity.ok().contentType(Csv.TYPE).body(csv());
      case "html" -> ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body(templates.process(template, context()));
      default -> throw Problem.malformed("The report comes as json, csv or html.").at("/format", "none of them");
    };
  }

  private static String preferred(String accept) {
    if (accept.startsWith(MediaType.TEXT_HTML_VALUE)) {
      return "html";
    }
    return accept.startsWith(Csv.TYPE.toString()) ? "csv" : "json";
  }

  private String csv() {
    return Stream.concat(Stream.of(head), rows.stream()).map(Csv::row).collect(Collectors.joining());
  }

  private Context context() {
    var context = new Context();
    context.setVariables(words);
    return context;
  }
}
