package io.matterflow.capture;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.directory.MatterLookup;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Reads a signal once and keeps what it points to. A matter that is not open is pointed to by a reference only; every
 * other way in leads to open matters.
 */
@Component
class ClueFinder {

  private final Directory directory;
  private final MatterLookup lookup;
  private final Senders senders;

  ClueFinder(Directory directory, MatterLookup lookup, Senders senders) {
    this.directory = directory;
    this.lookup = lookup;
    this.senders = senders;
  }

  /** What the activity points to; the matters are those to which messages that it answers were filed. */
  Clues in(IncomingActivity activity, Set<MatterId> filedBefore) {
    var people = People.of(activity.participants(), directory.firm());
    var contactClients = lookup.clientsByContact(people.outside(), people.phones());
    var domainClients =
        people.outside().isEmpty() ? Set.<ClientId>of() : lookup.clientsByDomain(people.outsideDomains());
    var clients = union(contactClients, domainClients);

    var pointed = references(activity, people);
    pointed.merge(Clue.THREAD_PARENT, filedBefore, ClueFinder::union);
    pointed.put(Clue.CONTACT_ON_MATTER, lookup.byMatterContact(people.outside(), people.phones()));
    var clientMatters = mattersOf(clients);
    pointed.put(Clue.CONTACT_OF_CLIENT, matters(clientMatters, contactClients));
    pointed.put(Clue.DOMAIN_OF_CLIENT, matters(clientMatters, domainClients));

    return new Clues(
        byMatter(pointed, clientMatters, activity),
        senders.isAutomated(activity),
        activity.participants().from().filter(senders::isCourt).isPresent(),
        people.outside().isEmpty(),
        people.onlySharedMailboxes(),
        clients.size() > 1);
  }

  private Map<Clue, Set<MatterId>> references(IncomingActivity activity, People people) {
    var inSubject = lookup.namedIn(activity.words().subject());
    var inBody = lookup.namedIn(activity.words().opening());
    var docket = activity.pointers().docket().map(lookup::byClientNumberOrDocketIn).orElse(Set.of());
    var pointed = new EnumMap<Clue, Set<MatterId>>(Clue.class);
    pointed.put(Clue.MAIL_TAG, people.all().isEmpty() ? Set.of() : lookup.byMailTag(people.all()));
    pointed.put(Clue.WORKSPACE, activity.pointers().workspace().map(lookup::byWorkspace).orElse(Set.of()));
    pointed.put(Clue.NUMBER_IN_SUBJECT, inSubject.byNumber());
    pointed.put(Clue.THREAD_PARENT, activity.pointers().threadParent().map(Set::of).orElse(Set.of()));
    pointed.put(Clue.CLIENT_NUMBER_OR_DOCKET, union(inSubject.byClientNumberOrDocket(), docket));
    pointed.put(Clue.NUMBER_IN_BODY, inBody.byNumber());
    pointed.put(Clue.NAME_IN_SUBJECT, inSubject.byName());
    pointed.put(Clue.NAME_IN_BODY, inBody.byName());
    return pointed;
  }

  private Map<MatterId, Set<Clue>> byMatter(
      Map<Clue, Set<MatterId>> pointed, List<Matter> known, IncomingActivity activity) {
    var found = allOf(pointed.values().stream().flatMap(Collection::stream).collect(Collectors.toSet()), known)
        .map(matter -> new Found(matter, cluesOf(matter, pointed)))
        .filter(one -> !one.clues().isEmpty())
        .toList();
    markTheOnlyOnes(found, known);
    activity.timekeeper().ifPresent(timekeeper -> found.stream()
        .filter(one -> one.matter().isOpen() && one.matter().team().contains(timekeeper))
        .forEach(one -> one.clues().add(Clue.ON_TEAM)));
    return found.stream().collect(
        Collectors.toMap(one -> one.matter().id(), Found::clues, (one, other) -> one, TreeMap::new));
  }

  /** The matters of these ids; those that were read already are not read again. */
  private Stream<Matter> allOf(Set<MatterId> ids, List<Matter> known) {
    var atHand = known.stream().map(Matter::id).collect(Collectors.toSet());
    var others = ids.stream().filter(id -> !atHand.contains(id)).toList();
    return Stream.concat(
        known.stream().filter(matter -> ids.contains(matter.id())),
        others.isEmpty() ? Stream.of() : directory.matters(others).values().stream());
  }

  private static Set<Clue> cluesOf(Matter matter, Map<Clue, Set<MatterId>> pointed) {
    return pointed.entrySet().stream()
        .filter(clue -> clue.getValue().contains(matter.id()))
        .map(Map.Entry::getKey)
        .filter(clue -> matter.isOpen() || clue.isReference())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Clue.class)));
  }

  private void markTheOnlyOnes(List<Found> found, List<Matter> known) {
    var withContact = found.stream().filter(one -> one.clues().stream().anyMatch(Clue::isContact)).toList();
    var clients = withContact.stream()
        .map(one -> one.matter().client())
        .collect(Collectors.toCollection(HashSet::new));
    clients.removeAll(known.stream().map(Matter::client).toList());
    var openMatters = Stream.concat(known.stream(), mattersOf(clients).stream())
        .filter(Matter::isOpen)
        .map(Matter::client)
        .toList();
    withContact.stream()
        .filter(one -> Collections.frequency(openMatters, one.matter().client()) == 1)
        .forEach(one -> one.clues().add(Clue.ONLY_OPEN_MATTER));

    var onMatter = withContact.stream().filter(one -> one.clues().contains(Clue.CONTACT_ON_MATTER)).toList();
    if (onMatter.size() == 1) {
      onMatter.get(0).clues().add(Clue.ONLY_MATTER_WITH_CONTACT);
    }
  }

  private List<Matter> mattersOf(Set<ClientId> clients) {
    return clients.isEmpty() ? List.of() : lookup.mattersOf(clients);
  }

  /** A matter with what points to it so far. */
  private record Found(Matter matter, Set<Clue> clues) {}

  private static Set<MatterId> matters(List<Matter> matters, Set<ClientId> clients) {
    return matters.stream()
        .filter(matter -> clients.contains(matter.client()))
        .map(Matter::id)
        .collect(Collectors.toSet());
  }

  private static <T> Set<T> union(Set<T> some, Set<T> others) {
    return Stream.concat(some.stream(), others.stream()).collect(Collectors.toCollection(HashSet::new));
  }
}
