package io.matterflow.directory;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcDirectory implements Directory {

  private static final int MOST_IDS = 1000;

  private final JdbcClient jdbc;
  private final FirmAtHand firmAtHand;
  private final ReadDocuments documents;
  private final ReadInTransaction read;

  JdbcDirectory(JdbcClient jdbc, FirmAtHand firmAtHand, ReadDocuments documents, ReadInTransaction read) {
    this.jdbc = jdbc;
    this.documents = documents;
    this.firmAtHand = firmAtHand;
    this.read = read;
  }

  @Override
  public Firm firm() {
    return firmAtHand.orRead(this::storedFirm);
  }

  @Override
  public Optional<Matter> matter(MatterId id) {
    return Optional.ofNullable(documents("directory_matter", List.of(id)).get(id.toString())).map(documents::matter);
  }

  @Override
  public Optional<Client> client(ClientId id) {
    return Optional.ofNullable(documents("directory_client", List.of(id)).get(id.toString())).map(documents::client);
  }

  @Override
  public Optional<Timekeeper> timekeeper(TimekeeperId id) {
    return Optional.ofNullable(documents("directory_timekeeper", List.of(id)).get(id.toString()))
        .map(documents::timekeeper);
  }

  @Override
  public Map<MatterId, Matter> matters(Collection<MatterId> ids) {
    var matters = new TreeMap<MatterId, Matter>();
    documents("directory_matter", ids).values().stream().map(documents::matter)
        .forEach(matter -> matters.put(matter.id(), matter));
    return matters;
  }

  @Override
  public Map<ClientId, Client> clients(Collection<ClientId> ids) {
    var clients = new HashMap<ClientId, Client>();
    documents("directory_client", ids).values().stream().map(documents::client)
        .forEach(client -> clients.put(client.id(), client));
    return clients;
  }

  @Override
  public List<Timekeeper> timekeepers() {
    return all("select document from directory_timekeeper order by id", documents::timekeeper);
  }

  @Override
  public List<Client> clients() {
    return all("select document from directory_client order by id", documents::client);
  }

  @Override
  public List<Matter> matters() {
    return all("select document from directory_matter order by id", documents::matter);
  }

  private Firm storedFirm() {
    return jdbc.sql("select document from directory_firm")
        .query(String.class)
        .optional()
        .map(document -> Readers.firm(ReferenceData.item(document)))
        .orElse(Firm.NOT_LOADED);
  }

  private Map<String, String> documents(String table, Collection<?> ids) {
    return read.of(table, ids.stream().map(Object::toString).distinct().toList(), unknown -> stored(table, unknown));
  }

  private Map<String, String> stored(String table, Collection<String> ids) {
    var wanted = List.copyOf(ids);
    var found = new HashMap<String, String>();
    for (int first = 0; first < wanted.size(); first += MOST_IDS) {
      jdbc.sql("select id, document from %s where id in (:ids)".formatted(table))
          .param("ids", wanted.subList(first, Math.min(first + MOST_IDS, wanted.size())))
          .query(row -> {
            found.put(row.getString("id"), row.getString("document"));
          });
    }
    return found;
  }

  private <T> List<T> all(String sql, Function<String, T> reader) {
    return jdbc.sql(sql).query(String.class).list().stream().map(reader).toList();
  }
}
