package io.matterflow.directory;

import io.matterflow.kernel.Money;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** Writes the items and what leads to them, many rows at a time. */
@Repository
class JdbcItems {

  private final NamedParameterJdbcOperations jdbc;
  private final Clock clock;

  JdbcItems(NamedParameterJdbcOperations jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Waits for any other load to end. */
  void lock() {
    jdbc.queryForObject("select id from directory_load where id = 1 for update", Map.of(), Integer.class);
  }

  /** The texts of the items of a kind that are already there, by id. */
  Map<String, String> documents(Kind kind, Collection<String> ids) {
    var documents = new HashMap<String, String>();
    if (!ids.isEmpty()) {
      jdbc.query(kind.documents, Map.of("ids", ids), row -> {
        documents.put(row.getString("id"), row.getString("document"));
      });
    }
    return documents;
  }

  void insertFirm(List<Row<Firm>> firm) {
    batch("insert into directory_firm (id, document, loaded_at) values (:id, :document, :now)", firm, this::item);
  }

  void updateFirm(List<Row<Firm>> firm) {
    batch("update directory_firm set document = :document, loaded_at = :now where id = :id", firm, this::item);
  }

  void replaceFirmRates(List<Row<Firm>> firm) {
    replaceRates("FIRM", firm, Rate::ofFirm);
  }

  void insertTimekeepers(List<Row<Timekeeper>> timekeepers) {
    batch("""
        insert into directory_timekeeper (id, classification, default_rate, currency, document, loaded_at)
        values (:id, :classification, :rate, :currency, :document, :now)
        """, timekeepers, this::timekeeper);
  }

  void updateTimekeepers(List<Row<Timekeeper>> timekeepers) {
    batch("""
        update directory_timekeeper
        set classification = :classification, default_rate = :rate, currency = :currency, document = :document, loaded_at = :now
        where id = :id
        """, timekeepers, this::timekeeper);
  }

  void insertClients(List<Row<Client>> clients) {
    batch("""
        insert into directory_client (id, currency, document, loaded_at) values (:id, :currency, :document, :now)
        """, clients, this::client);
  }

  void updateClients(List<Row<Client>> clients) {
    batch("""
        update directory_client set currency = :currency, document = :document, loaded_at = :now where id = :id
        """, clients, this::client);
  }

  /** Domains, contacts and rates of these clients, as they now are. */
  void replaceClientDetails(List<Row<Client>> clients) {
    delete("delete from directory_client_domain where client_id in (:ids)", clients);
    batch("""
        insert into directory_client_domain (client_id, domain) values (:id, :domain)
        """, clients.stream().flatMap(row -> row.value().domains().stream()
            .map(domain -> parameters(row).addValue("domain", domain))).toList());
    delete("delete from directory_client_contact where client_id in (:ids)", clients);
    batch("""
        insert into directory_client_contact (client_id, position, address, phone) values (:id, :position, :address, :phone)
        """, clients.stream().flatMap(JdbcItems::contacts).toList());
    replaceRates("CLIENT", clients, Rate::of);
  }

  void insertMatters(List<Row<Matter>> matters) {
    batch("""
        insert into directory_matter (id, client_id, blended_rate, document, loaded_at)
        values (:id, :client, :blendedRate, :document, :now)
        """, matters, this::matter);
  }

  void updateMatters(List<Row<Matter>> matters) {
    batch("""
        update directory_matter
        set client_id = :client, blended_rate = :blendedRate, document = :document, loaded_at = :now
        where id = :id
        """, matters, this::matter);
  }

  /** Of these matters that are there, what is in trust was told now, the same as before or not. */
  void trustTold(List<String> matters) {
    if (!matters.isEmpty()) {
      jdbc.batchUpdate("update directory_matter set trust_told_at = :now where id = :id", matters.stream()
          .map(matter -> new MapSqlParameterSource("id", matter)
              .addValue("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)))
          .toArray(SqlParameterSource[]::new));
    }
  }

  /** Team, keys, phrases and rates of these matters, as they now are. */
  void replaceMatterDetails(List<Row<Matter>> matters) {
    delete("delete from directory_matter_team where matter_id in (:ids)", matters);
    batch("""
        insert into directory_matter_team (matter_id, timekeeper_id) values (:id, :timekeeper)
        """, matters.stream().flatMap(row -> row.value().team().stream()
            .map(member -> parameters(row).addValue("timekeeper", member.value()))).toList());
    delete("delete from directory_matter_key where matter_id in (:ids)", matters);
    batch("""
        insert into directory_matter_key (matter_id, kind, key_value) values (:id, :kind, :key)
        """, matters.stream().flatMap(row -> MatterKey.of(row.item()).stream()
            .map(key -> parameters(row).addValue("kind", key.kind().name()).addValue("key", key.value()))).toList());
    delete("delete from directory_matter_phrase where matter_id in (:ids)", matters);
    batch("""
        insert into directory_matter_phrase (matter_id, kind, phrase, head) values (:id, :kind, :phrase, :head)
        """, matters.stream().flatMap(row -> MatterKey.phrases(row.value()).stream()
            .map(phrase -> parameters(row).addValue("kind", phrase.kind().name())
                .addValue("phrase", phrase.phrase()).addValue("head", phrase.head()))).toList());
    replaceRates("MATTER", matters, Rate::of);
  }

  private void replaceRates(String owner, List<? extends Row<?>> owners, Function<Item, List<Rate>> rates) {
    jdbc.update("delete from directory_rate where owner = :owner and owner_id in (:ids)",
        Map.of("owner", owner, "ids", owners.stream().map(Row::id).toList()));
    batch("""
        insert into directory_rate
          (owner, owner_id, scope, timekeeper_id, classification, rate, currency, effective_from, effective_to)
        values (:owner, :id, :scope, :timekeeper, :classification, :rate, :currency, :from, :to)
        """, owners.stream().flatMap(row -> rates.apply(row.item()).stream().map(rate -> parameters(row)
            .addValue("owner", owner)
            .addValue("scope", rate.scope().name())
            .addValue("timekeeper", rate.timekeeper().map(Object::toString).orElse(null), Types.VARCHAR)
            .addValue("classification", rate.classification().orElse(null), Types.VARCHAR)
            .addValue("rate", rate.amount())
            .addValue("currency", rate.currency().map(Object::toString).orElse(null), Types.CHAR)
            .addValue("from", rate.from())
            .addValue("to", rate.to().orElse(null), Types.DATE))).toList());
  }

  private SqlParameterSource timekeeper(Row<Timekeeper> row) {
    var rate = row.value().defaultRate();
    return item(row)
        .addValue("classification", row.value().classification())
        .addValue("rate", rate.map(Money::amount).orElse(null), Types.NUMERIC)
        .addValue("currency", row.item().currency("currency", Money.USD).getCurrencyCode());
  }

  private SqlParameterSource client(Row<Client> row) {
    return item(row).addValue("currency", row.value().currency().getCurrencyCode());
  }

  private SqlParameterSource matter(Row<Matter> row) {
    return item(row)
        .addValue("client", row.value().client().value())
        .addValue("blendedRate", Readers.blendedRate(row.item()).orElse(null), Types.NUMERIC);
  }

  private static Stream<SqlParameterSource> contacts(Row<Client> row) {
    var contacts = row.value().contacts();
    return IntStream.range(0, contacts.size()).mapToObj(position -> parameters(row)
        .addValue("position", position)
        .addValue("address", contacts.get(position).email().map(Normal::contactAddress).orElse(null), Types.VARCHAR)
        .addValue("phone", contacts.get(position).phone().flatMap(Normal::phone).orElse(null), Types.VARCHAR));
  }

  private MapSqlParameterSource item(Row<?> row) {
    return parameters(row).addValue("document", row.document()).addValue("now", now(), Types.TIMESTAMP_WITH_TIMEZONE);
  }

  private static MapSqlParameterSource parameters(Row<?> row) {
    return new MapSqlParameterSource("id", row.id());
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private void delete(String sql, List<? extends Row<?>> rows) {
    jdbc.update(sql, Map.of("ids", rows.stream().map(Row::id).toList()));
  }

  private <T> void batch(String sql, List<Row<T>> rows, Function<Row<T>, SqlParameterSource> parameters) {
    batch(sql, rows.stream().map(parameters).toList());
  }

  private void batch(String sql, List<? extends SqlParameterSource> parameters) {
    if (!parameters.isEmpty()) {
      jdbc.batchUpdate(sql, parameters.toArray(SqlParameterSource[]::new));
    }
  }

  /** A table of items. */
  enum Kind {
    FIRM("select id, document from directory_firm where id in (:ids)"),
    TIMEKEEPER("select id, document from directory_timekeeper where id in (:ids)"),
    CLIENT("select id, document from directory_client where id in (:ids)"),
    MATTER("select id, document from directory_matter where id in (:ids)");

    private final String documents;

    Kind(String documents) {
      this.documents = documents;
    }

    /** As the trail and its readers name it. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
