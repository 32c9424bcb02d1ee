package io.matterflow.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.directory.Directory;
import io.matterflow.directory.DirectoryLoading;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The firm that a fresh demo shows: the sample firm with one client more for the walk-through, a firm from a folder, or
 * none. A directory that holds anything already stays as it is.
 */
@Profile("demo")
@Component
class DemoFirm {

  private static final Logger LOG = LoggerFactory.getLogger(DemoFirm.class);
  private static final String SAMPLE = "sample";
  private static final String NONE = "none";

  private static final MatterId OWN_MATTER = new MatterId("1099-0001");

  private final DirectoryLoading loading;
  private final Directory directory;
  private final ObjectMapper json;
  private final String choice;

  DemoFirm(
      DirectoryLoading loading,
      Directory directory,
      ObjectMapper json,
      @Value("${matterflow.demo.firm}") String choice) {
    this.loading = loading;
    this.directory = directory;
    this.json = json;
    this.choice = choice;
  }

  void moveIn() {
    if (choice.equals(NONE) || !directory.timekeepers().isEmpty()) {
      return;
    }
    var loaded = loading.load(choice.equals(SAMPLE) ? sampleFirm() : folder(Path.of(choice)), Actor.ENGINE);
    LOG.info("The demo's firm moved in: {} timekeepers, {} clients, {} matters",
        loaded.timekeepers(), loaded.clients(), loaded.matters());
    loaded.rejected().forEach(one -> LOG.warn("Not taken: {} {}", one.pointer(), one.detail()));
  }

  boolean hasItsOwnClient() {
    return directory.matter(OWN_MATTER).isPresent();
  }

  private JsonNode sampleFirm() {
    var document = document(
        new ClassPathResource("samples/firm.json"),
        new ClassPathResource("samples/clients.json"),
        new ClassPathResource("samples/matters.json"));
    var own = read(new ClassPathResource("demo/own-client.json"));
    append(document.at("/firm/timekeepers"), own.at("/firm/timekeepers"));
    append(document.path("clients"), own.path("clients"));
    append(document.path("matters"), own.path("matters"));
    addAddresses(document, read(new ClassPathResource("demo/addresses.json")));
    return document;
  }

  /** The samples know no postal addresses. */
  private static void addAddresses(ObjectNode document, JsonNode addresses) {
    ((ObjectNode) document.path("firm")).set("address", addresses.path("firm"));
    document.path("clients").forEach(client -> Optional.of(addresses.path("clients").path(client.path("id").asText()))
        .filter(JsonNode::isObject)
        .ifPresent(address -> ((ObjectNode) client).set("address", address)));
  }

  private JsonNode folder(Path folder) {
    return document(
        new FileSystemResource(folder.resolve("firm.json")),
        new FileSystemResource(folder.resolve("clients.json")),
        new FileSystemResource(folder.resolve("matters.json")));
  }

  private ObjectNode document(Resource firm, Resource clients, Resource matters) {
    var document = json.createObjectNode();
    document.set("firm", read(firm));
    document.set("clients", read(clients));
    document.set("matters", read(matters));
    return document;
  }

  private JsonNode read(Resource file) {
    try (var content = file.getInputStream()) {
      return json.readTree(content);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "MATTERFLOW_DEMO_FIRM is %s, but %s cannot be read".formatted(choice, file.getDescription()), unreadable);
    }
  }

  private static void append(JsonNode list, JsonNode more) {
    more.forEach(((ArrayNode) list)::add);
  }
}
