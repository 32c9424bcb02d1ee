package io.matterflow.directory.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A capability's figures as a page shows them: a heading and lines, whatever members they have. */
record FigureSection(String heading, List<Line> lines) {

  /** One section a member of the figures. */
  static List<FigureSection> of(JsonNode figures) {
    return figures.properties().stream()
        .map(figure -> new FigureSection(words(figure.getKey()), lines(figure.getValue())))
        .toList();
  }

  private static List<Line> lines(JsonNode figure) {
    var lines = new ArrayList<Line>();
    figure.properties().stream()
        .filter(member -> !member.getValue().isNull())
        .forEach(member -> lines.add(new Line(words(member.getKey()), shown(member.getValue()))));
    return lines;
  }

  private static String shown(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(FigureSection::shown)
          .collect(Collectors.joining("; "));
    }
    if (value.isObject()) {
      return value.properties().stream()
          .filter(member -> !member.getValue().isNull())
          .map(member -> words(member.getKey()).toLowerCase(Locale.ROOT) + " " + shown(member.getValue()))
          .collect(Collectors.joining(", "));
    }
    return value.asText();
  }

  /** {@code openPreBill} reads as Open pre bill. */
  private static String words(String camelCase) {
    var apart = camelCase.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return apart.substring(0, 1).toUpperCase(Locale.ROOT) + apart.substring(1);
  }

  /** A figure and its name. */
  record Line(String label, String value) {}
}
