package io.matterflow.ledes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.core.io.ClassPathResource;

/** A labelled LEDES file, and the errors that it is known to have as {@code LV-301 at 0 of 42144}. */
public record SampleFile(String name, List<String> errors) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The 6 valid and the 12 invalid ones. */
  public static Stream<SampleFile> all() {
    return Stream.concat(valid(), invalid());
  }

  public static Stream<SampleFile> valid() {
    return members(labels().get("valid")).map(name -> new SampleFile(name.asText(), List.of()));
  }

  private static Stream<SampleFile> invalid() {
    return members(labels().get("invalid")).map(file -> new SampleFile(
        file.get("file").asText(), members(file.get("expected")).map(SampleFile::label).toList()));
  }

  public byte[] bytes() {
    return read(name);
  }

  /** As the labels have it, where an invoice is named only for what concerns it as a whole. */
  public static String label(JsonNode finding) {
    int line = finding.get("line").asInt();
    return finding.get("id").asText() + " at " + line + (line == 0 ? " of " + finding.get("invoice").asText() : "");
  }

  @Override
  public String toString() {
    return name;
  }

  private static JsonNode labels() {
    try {
      return JSON.readTree(read("expected.json"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Stream<JsonNode> members(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static byte[] read(String name) {
    try (var file = new ClassPathResource("samples/ledes/" + name).getInputStream()) {
      return file.readAllBytes();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
