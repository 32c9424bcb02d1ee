package io.matterflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.directory.DirectoryLoading;
import io.matterflow.kernel.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The sample firm and its labelled data. */
@Component
public class Samples {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final DirectoryLoading loading;
  private final JdbcTemplate jdbc;
  private volatile List<String> asLoaded = List.of();

  Samples(DirectoryLoading loading, JdbcTemplate jdbc) {
    this.loading = loading;
    this.jdbc = jdbc;
  }

  /**
   * Loads the sample firm: 12 timekeepers, 15 clients, 40 matters. Loading it again changes nothing; thousands of tests
   * ask for it, so what stands there already, letter by letter, is not loaded again.
   */
  public void loadFirm() {
    if (asLoaded.isEmpty() || !asLoaded.equals(stored())) {
      load(firm());
      asLoaded = stored();
    }
  }

  private List<String> stored() {
    return jdbc.queryForList("""
        select document from directory_firm
        union all select document from directory_timekeeper where id like 'TK__'
        union all select document from directory_client where id like 'C10__'
        union all select document from directory_matter where id like '10__-000_'
        order by 1
        """, String.class);
  }

  /** Loads a document in the shape of {@code PUT /api/directory}, of which every item must be good. */
  public void load(JsonNode directory) {
    assertThat(loading.load(directory, Actor.ENGINE).rejected()).isEmpty();
  }

  /** The sample firm as the body of {@code PUT /api/directory}. */
  public static ObjectNode firm() {
    var directory = JsonNodeFactory.instance.objectNode();
    directory.set("firm", read("firm.json"));
    directory.set("clients", read("clients.json"));
    directory.set("matters", read("matters.json"));
    return directory;
  }

  /**
   * The firm alone, with one more timekeeper of a class that has no rate, and perhaps with a default rate of their own.
   */
  public static JsonNode firmWithNewcomer(String id, Optional<String> rate) {
    var document = firm();
    document.remove("clients");
    document.remove("matters");
    var timekeeper = ((ObjectNode) document.get("firm")).withArray("timekeepers").addObject()
        .put("id", id).put("lastName", "Vale").put("firstName", "Noor").put("classification", "NEWCOMER")
        .put("email", id.toLowerCase(Locale.ROOT) + "@harrowpike.example").put("active", true);
    rate.ifPresent(figure -> timekeeper.put("defaultRate", figure));
    return document;
  }

  /** The 25 labelled activities, as the body of {@code POST /api/activity-signals}. */
  public static JsonNode activities() {
    return read("matter-detection/activities.json");
  }

  /** What the 25 activities come to, by their id. */
  public static JsonNode expectedOfActivities() {
    return read("matter-detection/expected.json");
  }

  /** {@code asOf} and the 300 labelled time entries. */
  public static JsonNode timeEntries() {
    return read("time-entries.json");
  }

  /** Rate, source, amount and violations of the 300 time entries, by their id. */
  public static JsonNode expectedOfTimeEntries() {
    return read("time-entries.expected.json");
  }

  /** {@code asOf}, 24 open invoices, and what they come to by age. */
  public static JsonNode openInvoices() {
    return read("billing/ar-aging.json");
  }

  private static JsonNode read(String name) {
    try (var file = new ClassPathResource("samples/" + name).getInputStream()) {
      return JSON.readTree(file);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
