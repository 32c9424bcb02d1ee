package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.practice.clio.DirectoryUpdates.Change;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Clio's matters with their clients. A matter that the directory knows by the same number keeps its id, and its client
 * too; what Clio does not know of it (arrangement, rates, guidelines, codes) stays as the firm has it.
 */
final class MatterTaker implements Taker {

  private final JdbcLinks links;
  private final JdbcContacts contacts;
  private final DirectoryUpdates updates;
  private final ClientItems clients;
  private final Directory directory;
  private final PracticeWords words;
  private final Clock clock;

  MatterTaker(
      JdbcLinks links,
      JdbcContacts contacts,
      DirectoryUpdates updates,
      ClientItems clients,
      Directory directory,
      PracticeWords words,
      Clock clock) {
    this.links = links;
    this.contacts = contacts;
    this.updates = updates;
    this.clients = clients;
    this.directory = directory;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public List<Unfit> take(List<JsonNode> records) {
    var unfit = new ArrayList<Unfit>();
    var newClients = new LinkedHashMap<Long, ObjectNode>();
    var matters = new ArrayList<Change>();
    for (var record : records) {
      var id = record.path("id").asLong();
      var ours = ours(record);
      var attorney = attorney(record, "responsible_attorney").or(() -> attorney(record, "originating_attorney"));
      var client = client(record, directory.matter(new MatterId(ours)), newClients);
      if (attorney.isEmpty()) {
        unfit.add(new Unfit(id, "The matter has no responsible or originating attorney whom the directory knows."));
      } else if (client.isEmpty()) {
        unfit.add(new Unfit(id, "The matter has no client that was read."));
      } else {
        matters.add(new Change(id, item(record, ours, client.get(), attorney.get())));
      }
    }
    var unfitClients = updates.bring(LinkKind.CLIENT, newClients.entrySet().stream().map(Change::of).toList());
    unfitClients.forEach(one -> matters.stream()
        .filter(matter -> matter.item()
            .path("clientId")
            .equals(newClients.getOrDefault(one.id(), matter.item()).path("id")))
        .forEach(matter -> unfit.add(new Unfit(matter.clioId(), "Its client does not fit: " + one.why()))));
    unfit.addAll(updates.bring(LinkKind.MATTER, matters));
    return unfit;
  }

  /** No time may be taken any more on what is gone over there. */
  @Override
  public void gone(long id) {
    links.ours(LinkKind.MATTER, id).ifPresent(ours -> {
      updates.bring(LinkKind.MATTER, List.of(new Change(id,
          JsonNodeFactory.instance.objectNode().put("id", ours).put("status", words.ours("status", "deleted")))));
      links.gone(LinkKind.MATTER, id, clock.instant());
    });
  }

  private ObjectNode item(JsonNode record, String ours, String client, String attorney) {
    var item = JsonNodeFactory.instance.objectNode()
        .put("id", ours)
        .put("clientId", client)
        .put("name",
            Wordings.line(record, "description").or(() -> Wordings.line(record, "display_number")).orElse(ours))
        .put("status", words.ours("status", record.path("status").asText("").toLowerCase(Locale.ROOT)))
        .put("responsibleAttorney", attorney)
        .put("originatingAttorney", attorney(record, "originating_attorney").orElse(attorney));
    Wordings.line(record, "client_reference").ifPresent(reference -> item.put("clientMatterId", reference));
    Wordings.line(record.path("practice_area"), "name").ifPresent(area -> item.put("practiceArea", area));

    var known = directory.matter(new MatterId(ours));
    var team = new TreeSet<String>();
    known.ifPresent(matter -> matter.team().stream().map(TimekeeperId::value).forEach(team::add));
    team.add(attorney);
    team.add(item.path("originatingAttorney").asText());
    team.forEach(item.putArray("team")::add);
    if (known.isEmpty()) {
      item.put("billingModel",
          words.ours("billingModel", record.path("billing_method").asText("").toLowerCase(Locale.ROOT)));
      item.put("increment", words.ours("increment", ""));
      item.putObject("billingTerms").put("cycle", words.ours("cycle", ""));
    }
    return item;
  }

  private String ours(JsonNode record) {
    var id = record.path("id").asLong();
    return links.ours(LinkKind.MATTER, id).orElseGet(() -> {
      var number = Wordings.line(record, "display_number").flatMap(Wordings::asId).orElse("M" + id);
      return links.isTaken(LinkKind.MATTER, number) ? "M" + id : number;
    });
  }

  private Optional<String> attorney(JsonNode record, String name) {
    return Wordings.id(record, name).flatMap(user -> links.ours(LinkKind.TIMEKEEPER, user));
  }

  /** Linked already; or the client of the matter as the directory knows it; or a new one. */
  private Optional<String> client(JsonNode record, Optional<Matter> known, Map<Long, ObjectNode> newClients) {
    var theirs = Wordings.id(record, "client");
    var linked = theirs.flatMap(id -> links.ours(LinkKind.CLIENT, id));
    if (linked.isPresent()) {
      return linked;
    }
    return theirs.flatMap(contacts::find).map(contact -> {
      var ours = known.map(matter -> matter.client().value())
          .filter(id -> !links.isTaken(LinkKind.CLIENT, id))
          .orElse(newId(contact.id()));
      newClients.putIfAbsent(contact.id(), clients.of(contact, ours));
      return newClients.getOrDefault(contact.id(), JsonNodeFactory.instance.objectNode()).path("id").asText();
    });
  }

  private static String newId(long contact) {
    return "C" + contact;
  }
}
