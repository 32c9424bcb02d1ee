package io.matterflow.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.directory.DirectoryLoading.Loaded;
import io.matterflow.directory.DirectoryLoading.Rejection;
import io.matterflow.directory.Item.Rejected;
import io.matterflow.directory.JdbcItems.Kind;
import io.matterflow.kernel.MatterId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/** One load at work: timekeepers, firm, clients, matters, in the order in which they refer to each other. */
final class DirectoryLoad {

  private static final int AT_A_TIME = 200;
  private static final int LONGEST_DOCUMENT = 100_000;
  private static final String FIRM = "firm";
  private static final String STATUS = "status";

  private final JdbcItems items;
  private final LoadAudit audit;
  private final boolean keepingTheRest;
  private final List<Rejection> rejected = new ArrayList<>();
  private final List<Timekeeper> touchedTimekeepers = new ArrayList<>();
  private final List<MatterId> closed = new ArrayList<>();
  private final List<MatterId> reopened = new ArrayList<>();
  private boolean changedAnything;

  /** Keeping the rest, an item is what was known with what it brings laid over it. */
  DirectoryLoad(JdbcItems items, LoadAudit audit, boolean keepingTheRest) {
    this.items = items;
    this.audit = audit;
    this.keepingTheRest = keepingTheRest;
  }

  /** What to tell the others; nothing when nothing has changed. */
  Optional<DirectoryLoaded> news() {
    return changedAnything
        ? Optional.of(new DirectoryLoaded(List.copyOf(touchedTimekeepers), List.copyOf(closed), List.copyOf(reopened)))
        : Optional.empty();
  }

  Loaded of(JsonNode document) {
    var timekeepers = take(spots(document.at("/firm/timekeepers"), "/firm/timekeepers"), new Section<>(
        Kind.TIMEKEEPER, DirectoryLoad::timekeeper, Reference::none,
        items::insertTimekeepers, items::updateTimekeepers,
        touched -> touched.forEach(row -> touchedTimekeepers.add(row.value()))));
    take(firm(document.path("firm")), new Section<>(
        Kind.FIRM, DirectoryLoad::firm, Reference::ofRates,
        items::insertFirm, items::updateFirm, items::replaceFirmRates));
    var clients = take(spots(document.path("clients"), "/clients"), new Section<>(
        Kind.CLIENT, DirectoryLoad::client, Reference::ofRates,
        items::insertClients, items::updateClients, items::replaceClientDetails));
    var matters = take(spots(document.path("matters"), "/matters"), new Section<>(
        Kind.MATTER, DirectoryLoad::matter, Reference::ofMatter,
        items::insertMatters, items::updateMatters, items::replaceMatterDetails));
    items.trustTold(withTrust(document.path("matters")));
    return new Loaded(timekeepers, clients, matters, rejected);
  }

  private <T> int take(List<Spot> spots, Section<T> section) {
    var seen = new HashSet<String>();
    var taken = 0;
    for (int first = 0; first < spots.size(); first += AT_A_TIME) {
      var sent = spots.subList(first, Math.min(first + AT_A_TIME, spots.size()));
      var portion = keepingTheRest ? overWhatIsKnown(sent, section.kind()) : sent;
      var rows = withKnownReferences(read(portion, section, seen), section);
      store(rows, section);
      taken += rows.size();
    }
    return taken;
  }

  private List<Spot> overWhatIsKnown(List<Spot> spots, Kind kind) {
    var known = items.documents(kind, spots.stream().map(spot -> spot.id(kind)).toList());
    return spots.stream()
        .map(spot -> Optional.ofNullable(known.get(spot.id(kind))).map(spot::over).orElse(spot))
        .toList();
  }

  private <T> List<Row<T>> read(List<Spot> spots, Section<T> section, Set<String> seen) {
    var rows = new ArrayList<Row<T>>();
    for (var spot : spots) {
      try {
        var item = new Item(spot.node(), spot.pointer());
        var row = section.reader().apply(item);
        if (row.document().length() > LONGEST_DOCUMENT) {
          throw new Rejected(spot.pointer(), "The item is longer than %d characters.".formatted(LONGEST_DOCUMENT));
        }
        if (!seen.add(row.id())) {
          throw new Rejected(spot.pointer() + "/id", "%s stands in the request twice.".formatted(row.id()));
        }
        rows.add(row);
      } catch (Rejected problem) {
        rejected.add(new Rejection(problem.pointer(), problem.detail()));
      }
    }
    return rows;
  }

  private <T> List<Row<T>> withKnownReferences(List<Row<T>> rows, Section<T> section) {
    var wanted = new EnumMap<Kind, Set<String>>(Kind.class);
    for (var row : rows) {
      section.references().apply(row.item())
          .forEach(reference -> wanted.computeIfAbsent(reference.kind(), kind -> new TreeSet<>()).add(reference.id()));
    }
    var known = new EnumMap<Kind, Set<String>>(Kind.class);
    wanted.forEach((kind, ids) -> known.put(kind, items.documents(kind, ids).keySet()));

    var good = new ArrayList<Row<T>>();
    for (var row : rows) {
      var dangling = firstUnknown(section.references().apply(row.item()), known);
      dangling.ifPresentOrElse(
          reference -> rejected.add(new Rejection(
              reference.pointer(),
              "There is no %s %s in the directory.".formatted(reference.kind().word(), reference.id()))),
          () -> good.add(row));
    }
    return good;
  }

  private static Optional<Reference> firstUnknown(List<Reference> references, Map<Kind, Set<String>> known) {
    return references.stream()
        .filter(reference -> !known.getOrDefault(reference.kind(), Set.of()).contains(reference.id()))
        .findFirst();
  }

  private <T> void store(List<Row<T>> rows, Section<T> section) {
    var stored = items.documents(section.kind(), rows.stream().map(Row::id).toList());
    var added = rows.stream().filter(row -> !stored.containsKey(row.id())).toList();
    var changed = rows.stream()
        .filter(row -> stored.containsKey(row.id()) && !row.document().equals(stored.get(row.id())))
        .toList();
    section.insert().accept(added);
    section.update().accept(changed);
    added.forEach(row -> audit.added(section.kind().word(), row));
    changed.forEach(row -> audit.changed(section.kind().word(), row, stored.getOrDefault(row.id(), "{}")));
    if (section.kind() == Kind.MATTER) {
      changed.forEach(row -> noteWhetherItEnded(row, stored.getOrDefault(row.id(), "{}")));
    }

    var touched = new ArrayList<>(added);
    touched.addAll(changed);
    if (!touched.isEmpty()) {
      section.replaceDetails().accept(touched);
      changedAnything = true;
    }
  }

  private void noteWhetherItEnded(Row<?> matter, String before) {
    var ended = matter.item().node().path(STATUS).asText().equals(Matter.Status.CLOSED.name());
    var endedBefore = ReferenceData.tree(before).path(STATUS).asText().equals(Matter.Status.CLOSED.name());
    if (ended != endedBefore) {
      (ended ? closed : reopened).add(new MatterId(matter.id()));
    }
  }

  private static Row<Timekeeper> timekeeper(Item item) {
    var timekeeper = Readers.timekeeper(item);
    return Row.of(timekeeper.id().value(), timekeeper, item);
  }

  private static Row<Firm> firm(Item item) {
    Rate.ofFirm(item);
    return Row.of(FIRM, Readers.firm(item), item);
  }

  private static Row<Client> client(Item item) {
    var client = Readers.client(item);
    Rate.of(item);
    return Row.of(client.id().value(), client, item);
  }

  private static Row<Matter> matter(Item item) {
    var matter = Readers.matter(item);
    Readers.blendedRate(item);
    Readers.requireReadableTrust(item);
    Rate.of(item);
    MatterKey.of(item);
    return Row.of(matter.id().value(), matter, item);
  }

  private static List<Spot> spots(JsonNode list, String pointer) {
    var spots = new ArrayList<Spot>();
    for (int index = 0; index < list.size(); index++) {
      spots.add(new Spot(list.get(index), pointer + "/" + index));
    }
    return spots;
  }

  /** Whose trust this load has told, whether or not the figures are new. */
  private static List<String> withTrust(JsonNode matters) {
    var told = new ArrayList<String>();
    matters.forEach(matter -> {
      if (matter.hasNonNull("trust") && matter.path("id").isTextual()) {
        told.add(matter.path("id").textValue());
      }
    });
    return told;
  }

  /** The firm without its timekeepers, which are items of their own and may come alone. */
  private static List<Spot> firm(JsonNode firm) {
    if (firm.isObject()) {
      var alone = ((ObjectNode) firm).deepCopy();
      alone.remove("timekeepers");
      return alone.isEmpty() ? List.of() : List.of(new Spot(alone, "/firm"));
    }
    return List.of();
  }

  /** An item as it stands in the request. */
  private record Spot(JsonNode node, String pointer) {

    String id(Kind kind) {
      return kind == Kind.FIRM ? FIRM : node.path("id").asText("");
    }

    Spot over(String known) {
      var merged = (ObjectNode) ReferenceData.tree(known);
      return node.isObject() ? new Spot(merged.setAll((ObjectNode) node), pointer) : this;
    }
  }

  /** What one kind of item needs: how it reads, what it refers to, how it is stored. */
  private record Section<T>(
      Kind kind,
      Function<Item, Row<T>> reader,
      Function<Item, List<Reference>> references,
      Consumer<List<Row<T>>> insert,
      Consumer<List<Row<T>>> update,
      Consumer<List<Row<T>>> replaceDetails) {}
}
