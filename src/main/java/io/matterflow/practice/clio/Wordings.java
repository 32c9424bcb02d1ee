package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Texts of Clio in the form that the directory takes; what it would not take is left out. */
final class Wordings {

  private static final int LONGEST = 300;
  private static final int LONGEST_ID = 64;
  private static final Pattern ADDRESS = Pattern.compile("(?=.{3,254}$)[^\\s@<>\",;]+@[^\\s@<>\",;]+");

  private Wordings() {}

  /** One line without control characters. */
  static Optional<String> line(JsonNode record, String name) {
    return oneLine(record.path(name).asText(""));
  }

  static Optional<String> oneLine(String text) {
    var line = text.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").trim();
    return Optional.of(line.length() > LONGEST ? line.substring(0, LONGEST).trim() : line)
        .filter(words -> !words.isEmpty());
  }

  static Optional<String> address(JsonNode record, String name) {
    return line(record, name).filter(address -> ADDRESS.matcher(address).matches());
  }

  static Optional<Long> id(JsonNode record, String name) {
    return Optional.of(record.path(name).path("id")).filter(JsonNode::canConvertToLong).map(JsonNode::asLong);
  }

  /** A number or name as an id of ours: what an id may not hold becomes a hyphen. */
  static Optional<String> asId(String text) {
    var id = text.trim().replaceAll("[^A-Za-z0-9@._-]+", "-").replaceAll("^[^A-Za-z0-9]+", "").replaceAll("-+$", "");
    return Optional.of(id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id).filter(made -> !made.isEmpty());
  }
}
