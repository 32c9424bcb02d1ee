package io.matterflow.modeling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.matterflow.modeling.ElementTemplates.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The templates where Camunda Modeler looks for them: in a folder above the models. */
final class TemplateFiles {

  static final Path FOLDER = Path.of(".camunda", "element-templates");
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

  private TemplateFiles() {}

  /** The texts that stand there, by the name of the file without its ending. */
  static Map<String, String> onDisk() {
    var texts = new TreeMap<String, String>();
    if (Files.isDirectory(FOLDER)) {
      try (var files = Files.list(FOLDER)) {
        for (var file : files.toList()) {
          texts.put(file.getFileName().toString().replaceFirst("\\.json$", ""), Files.readString(file));
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return texts;
  }

  /** The templates that stand there, by id. */
  static Map<String, JsonNode> read() {
    var templates = new TreeMap<String, JsonNode>();
    onDisk().forEach((id, text) -> {
      try {
        templates.put(id, JSON.readTree(text));
      } catch (JsonProcessingException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    });
    return templates;
  }

  static void write(Map<String, Template> templates) {
    try {
      Files.createDirectories(FOLDER);
      for (var old : onDisk().keySet()) {
        Files.delete(FOLDER.resolve(old + ".json"));
      }
      for (var template : templates.values()) {
        Files.writeString(FOLDER.resolve(template.id() + ".json"), text(template));
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  static String text(Template template) {
    var indenter = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    try {
      return JSON.writer(printer).writeValueAsString(template) + "\n";
    } catch (JsonProcessingException never) {
      throw new UncheckedIOException(never);
    }
  }
}
