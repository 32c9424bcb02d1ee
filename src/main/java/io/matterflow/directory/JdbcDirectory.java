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
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcDirectory implements Directory {

  private static final int MOST_IDS = 1000;

  private final JdbcClient jdbc;
  private final FirmAtHand firmAtHand;
  private final ReadDocuments documents;

  JdbcDirectory(JdbcClient jdbc, FirmAtHand firmAtHand, ReadDocuments documents) {
    this.jdbc = jdbc;
    this.documents = documents;
    this.firmAtHand = firmAtHand;
  }

  @Override
  public Firm firm() {
    return firmAtHand.orRead(this::storedFirm);
  }

  @Override
  public Optional<Matter> matter(MatterId id) {
    return one("select document from directory_matter where id = :id", id, documents::matter);
  }

  @Override
  public Optional<Client> client(ClientId id) {
    return one("select document from directory_client where id = :id", id, documents::client);
  }

  @Override
  public Optional<Timekeeper> timekeeper(TimekeeperId id) {
    return one("select document from directory_timekeeper where id = :id", id, documents::timekeeper);
  }

  @Override
  public Map<MatterId, Matter> matters(Collection<MatterId> ids) {
    var matters = new TreeMap<MatterId, Matter>();
    some("select document from directory_matter where id in (:ids)", ids).map(documents::matter)
        .forEach(matter -> matters.put(matter.id(), matter));
    return matters;
  }

  @Override
  public Map<ClientId, Client> clients(Collection<ClientId> ids) {
    var clients = new HashMap<ClientId, Client>();
    some("select document from directory_client where id in (:ids)", ids).map(documents::client)
        .forEach(client -> clients.put(client.id(), client));
    return clients;
  }

  @Override
  public List<Timekeeper> timekeepers() {
    return all("select document from directory_timekeeper order by id", documents::timekeeper);
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

  private Stream<String> some(String sql, Collection<?> ids) {
    var wanted = ids.stream().distinct().map(Object::toString).toList();
    return Stream.iterate(0, first -> first < wanted.size(), first -> first + MOST_IDS)
        .flatMap(first -> jdbc.sql(sql)
            .param("ids", wanted.subList(first, Math.min(first + MOST_IDS, wanted.size())))
            .query(String.class)
            .list()
            .stream());
  }

  private <T> Optional<T> one(String sql, Object id, Function<String, T> reader) {
    return jdbc.sql(sql).param("id", id.toString()).query(String.class).optional().map(reader);
  }

  private <T> List<T> all(String sql, Function<String, T> reader) {
    return jdbc.sql(sql).query(String.class).list().stream().map(reader).toList();
  }
}
