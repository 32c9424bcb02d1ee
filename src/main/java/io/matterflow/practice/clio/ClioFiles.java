package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import io.matterflow.practice.PracticeFiles;
import io.matterflow.practice.clio.JdbcFilings.Tried;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What went to a client, in the log of communications of its matter. Clio takes the same one twice without a word, and
 * keeps properties of its callers: our reference is one, by which a communication is found again before it is tried
 * again.
 */
final class ClioFiles implements PracticeFiles {

  private static final String COLLECTION = "communications";
  private static final String FIELDS = "id,etag,subject,external_properties{name,value}";
  private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

  private final ClioApi api;
  private final JdbcLinks links;
  private final JdbcFilings filings;
  private final ClioSettings settings;
  private final Clock clock;

  ClioFiles(ClioApi api, JdbcLinks links, JdbcFilings filings, ClioSettings settings, Clock clock) {
    this.api = api;
    this.links = links;
    this.filings = filings;
    this.settings = settings;
    this.clock = clock;
  }

  /** The first try looks nowhere: what is to be filed is kept before anything is sent, so nothing can be there. */
  @Override
  public String file(FiledRecord entry) {
    var matter = links.theirs(LinkKind.MATTER, entry.matter().value())
        .orElseThrow(() -> new NotAccepted("Clio has no record of matter " + entry.matter()));
    var there = filings.find(entry.reference())
        .map(tried -> Writes.beforeAnythingIsSent(() -> ids(tried)))
        .orElse(List.of());
    if (there.size() > 1) {
      throw new IllegalStateException(
          "Clio holds %d communications with the reference %s".formatted(there.size(), entry.reference()));
    }
    return there.isEmpty() ? create(entry, matter) : there(entry.reference(), there.get(0));
  }

  @Override
  public Finding find(String reference) {
    var tried = filings.find(reference);
    var there = tried.map(this::ids).orElseGet(() -> ids(reference, Map.of()));
    if (there.size() > 1) {
      return new Finding.CannotAsk();
    }
    if (there.size() == 1) {
      tried.ifPresent(one -> there(reference, there.get(0)));
      return new Finding.Found(Long.toString(there.get(0)));
    }
    if (tried.filter(one -> !one.answered()).filter(this::isTooEarlyToTell).isPresent()) {
      throw new IllegalStateException("it is too early to tell whether Clio took the communication " + reference);
    }
    return new Finding.Absent();
  }

  private String create(FiledRecord entry, long matter) {
    filings.trying(entry.reference(), matter, clock.instant());
    try {
      var created = Writes.sent(() -> api.create(COLLECTION, FIELDS, written(entry, matter), Urgency.REPEATED));
      return there(entry.reference(), created.path("id").asLong());
    } catch (NotAccepted refused) {
      filings.answered(entry.reference(), Optional.empty());
      throw refused;
    }
  }

  private String there(String reference, long id) {
    if (filings.find(reference).flatMap(Tried::id).isEmpty()) {
      filings.answered(reference, Optional.of(id));
    }
    return Long.toString(id);
  }

  private List<Long> ids(Tried tried) {
    return tried.id().map(List::of).orElseGet(() -> tried.answered() ? List.of() : ids(tried.reference(), Map.of(
        "matter_id", Long.toString(tried.matter()),
        "created_since", tried.at().minus(CLOCKS_DIFFER_BY).toString())));
  }

  private List<Long> ids(String reference, Map<String, String> filters) {
    var query = new LinkedHashMap<>(filters);
    query.put("external_property_name", WorkTaker.OURS);
    query.put("external_property_value", reference);
    var page = api.first(COLLECTION, FIELDS, query, Urgency.REPEATED);
    var found = new ArrayList<>(page.records());
    while (page.next().isPresent()) {
      page = api.next(page.next().get(), Urgency.REPEATED);
      found.addAll(page.records());
    }
    return found.stream()
        .filter(record -> carries(record, reference))
        .map(record -> record.path("id").asLong())
        .toList();
  }

  private static boolean carries(JsonNode record, String reference) {
    for (var property : record.path("external_properties")) {
      if (WorkTaker.OURS.equals(property.path("name").asText()) && reference.equals(property.path("value").asText())) {
        return true;
      }
    }
    return false;
  }

  private boolean isTooEarlyToTell(Tried tried) {
    return clock.instant().isBefore(tried.at().plus(settings.settle()));
  }

  private ObjectNode written(FiledRecord entry, long matter) {
    var data = JsonNodeFactory.instance.objectNode()
        .put("type", "EmailCommunication")
        .put("subject", entry.title())
        .put("body", entry.words())
        .put("date", entry.wentOn().toString());
    data.putObject("matter").put("id", matter);
    links.theirs(LinkKind.CLIENT, entry.client().value())
        .ifPresent(contact -> data.putArray("receivers").addObject().put("id", contact).put("type", "Contact"));
    data.putArray("external_properties").addObject().put("name", WorkTaker.OURS).put("value", entry.reference());
    return data;
  }
}
