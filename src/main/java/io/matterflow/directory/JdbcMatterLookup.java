package io.matterflow.directory;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcMatterLookup implements MatterLookup {

  /** Stands where a list is empty, since SQL knows no empty list; no key looks like this. */
  private static final String NOTHING = "-";

  private final JdbcClient jdbc;
  private final Directory directory;
  private final SharedDomains sharedDomains;
  private final ReadDocuments documents;

  JdbcMatterLookup(JdbcClient jdbc, Directory directory, SharedDomains sharedDomains, ReadDocuments documents) {
    this.jdbc = jdbc;
    this.documents = documents;
    this.directory = directory;
    this.sharedDomains = sharedDomains;
  }

  @Override
  public Set<MatterId> byMailTag(Collection<String> addresses) {
    return byKey(MatterKey.Kind.MAIL_TAG, addresses.stream().map(Normal::address));
  }

  @Override
  public Set<MatterId> byWorkspace(String workspaceId) {
    return byKey(MatterKey.Kind.WORKSPACE, Stream.of(workspaceId.trim()));
  }

  @Override
  public Named namedIn(String text) {
    var spoken = text.isBlank() ? List.<Spoken>of() : spokenIn(text);
    return new Named(
        of(spoken, Phrase.Kind.NUMBER),
        of(spoken, Phrase.Kind.CLIENT_NUMBER, Phrase.Kind.DOCKET),
        of(spoken, Phrase.Kind.NAME));
  }

  @Override
  public Set<MatterId> byMatterContact(Collection<String> addresses, Collection<String> phones) {
    return matters(jdbc.sql("""
            select matter_id from directory_matter_key where kind = 'ADDRESS' and key_value in (:addresses)
            union
            select matter_id from directory_matter_key where kind = 'PHONE' and key_value in (:phones)
            union
            select onMatter.matter_id
            from directory_client_contact person
            join directory_matter matter on matter.client_id = person.client_id
            join directory_matter_key onMatter
              on onMatter.matter_id = matter.id and onMatter.kind = 'ADDRESS' and onMatter.key_value = person.address
            where person.phone in (:phones)
            """)
        .param("addresses", values(addresses.stream().map(Normal::contactAddress)))
        .param("phones", values(normalPhones(phones)))
        .query(String.class)
        .list());
  }

  @Override
  public Set<ClientId> clientsByContact(Collection<String> addresses, Collection<String> phones) {
    return clients(jdbc.sql("""
            select client_id from directory_client_contact where address in (:addresses)
            union
            select client_id from directory_client_contact where phone in (:phones)
            """)
        .param("addresses", values(addresses.stream().map(Normal::contactAddress)))
        .param("phones", values(normalPhones(phones)))
        .query(String.class)
        .list());
  }

  @Override
  public Set<ClientId> clientsByDomain(Collection<String> domains) {
    var firmDomains = directory.firm().domains();
    var owned = domains.stream()
        .map(Normal::domain)
        .filter(domain -> !sharedDomains.contains(domain) && !firmDomains.contains(domain))
        .flatMap(domain -> sharedDomains.ownedAs(domain).stream());
    return clients(jdbc.sql("select client_id from directory_client_domain where domain in (:domains)")
        .param("domains", values(owned))
        .query(String.class)
        .list());
  }

  @Override
  public List<Matter> mattersOf(Collection<ClientId> clients) {
    return jdbc.sql("select document from directory_matter where client_id in (:clients) order by id")
        .param("clients", values(clients.stream().map(ClientId::value)))
        .query(String.class)
        .list()
        .stream()
        .map(documents::matter)
        .toList();
  }

  private Set<MatterId> byKey(MatterKey.Kind kind, Stream<String> keys) {
    return matters(jdbc.sql("select matter_id from directory_matter_key where kind = :kind and key_value in (:keys)")
        .param("kind", kind.name())
        .param("keys", values(keys))
        .query(String.class)
        .list());
  }

  private List<Spoken> spokenIn(String text) {
    return jdbc.sql("select matter_id, kind, phrase from directory_matter_phrase where head in (:heads)")
        .param("heads", values(Phrase.headsIn(text).stream()))
        .query((row, number) -> new Spoken(
            new MatterId(row.getString("matter_id")),
            new Phrase(Phrase.Kind.valueOf(row.getString("kind")), row.getString("phrase"))))
        .list()
        .stream()
        .filter(spoken -> spoken.phrase().standsIn(text))
        .toList();
  }

  private static Set<MatterId> of(List<Spoken> spoken, Phrase.Kind... kinds) {
    return spoken.stream()
        .filter(one -> List.of(kinds).contains(one.phrase().kind()))
        .map(Spoken::matter)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> normalPhones(Collection<String> phones) {
    return phones.stream().map(Normal::phone).flatMap(Optional::stream);
  }

  private static Set<String> values(Stream<String> values) {
    var all = values.collect(Collectors.toSet());
    return all.isEmpty() ? Set.of(NOTHING) : all;
  }

  private static Set<MatterId> matters(List<String> ids) {
    return ids.stream().map(MatterId::new).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<ClientId> clients(List<String> ids) {
    return ids.stream().map(ClientId::new).collect(Collectors.toCollection(TreeSet::new));
  }

  private record Spoken(MatterId matter, Phrase phrase) {}
}
