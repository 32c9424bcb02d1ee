package io.matterflow.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.RecordedAct;
import io.matterflow.audit.Verification;
import io.matterflow.directory.DirectoryLoading.Loaded;
import io.matterflow.kernel.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The directory on an empty database of its own, without the rest of the product. */
public final class DirectoryOnH2 {

  static final Instant NOW = Instant.parse("2026-06-30T13:00:00Z");

  final List<AuditEntry> trail = new ArrayList<>();
  final List<Object> news = new ArrayList<>();
  final JdbcClient jdbc;
  public final Directory directory;
  public final MatterLookup lookup;
  final RateCard rates;
  private final DirectoryLoading loading;

  public DirectoryOnH2() {
    this(new SharedDomains(Set.of(), false));
  }

  DirectoryOnH2(SharedDomains sharedDomains) {
    var database = emptyDatabase();
    jdbc = JdbcClient.create(database);
    var firmAtHand = new FirmAtHand();
    var documents = new ReadDocuments();
    directory = new JdbcDirectory(jdbc, firmAtHand, documents, new ReadInTransaction());
    lookup = new JdbcMatterLookup(jdbc, directory, sharedDomains, documents);
    rates = new JdbcRateCard(jdbc);
    var items = new JdbcItems(new NamedParameterJdbcTemplate(database), Clock.fixed(NOW, ZoneOffset.UTC));
    loading = new DirectoryLoading(items, new Trail(), event -> {
      news.add(event);
      firmAtHand.forget((DirectoryLoaded) event);
    });
  }

  public static DirectoryOnH2 withTheSampleFirm() {
    var directory = new DirectoryOnH2();
    directory.load(sampleFirm());
    return directory;
  }

  public Loaded load(JsonNode document) {
    return loading.load(document, Actor.ENGINE);
  }

  public Loaded load(String document) {
    return load(ReferenceData.tree(document));
  }

  static JsonNode sampleFirm() {
    var document = JsonNodeFactory.instance.objectNode();
    document.set("firm", sample("firm.json"));
    document.set("clients", sample("clients.json"));
    document.set("matters", sample("matters.json"));
    return document;
  }

  static JsonNode sample(String name) {
    try (InputStream file = new ClassPathResource("samples/" + name).getInputStream()) {
      return ReferenceData.tree(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static DataSource emptyDatabase() {
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V4__directory.sql"),
        new ClassPathResource("db/migration/V28__cycles.sql")).execute(database);
    return database;
  }

  private final class Trail implements AuditTrail {

    @Override
    public void record(AuditEntry entry) {
      trail.add(entry);
    }

    @Override
    public void recordAttempt(AuditEntry entry) {
      trail.add(entry);
    }

    @Override
    public void recordAll(List<AuditEntry> entries) {
      trail.addAll(entries);
    }

    @Override
    public List<RecordedAct> acts(AuditQuery query) {
      throw new UnsupportedOperationException("the trail's own tests read it");
    }

    @Override
    public Stream<RecordedAct> chain(String entity, String entityId) {
      throw new UnsupportedOperationException("the trail's own tests read it");
    }

    @Override
    public ActsPage actsFor(Actor reader, AuditQuery query, Optional<Long> after) {
      throw new UnsupportedOperationException("the trail's own tests read it");
    }

    @Override
    public void forgetTexts(String entity, String entityId) {
      throw new UnsupportedOperationException("no words of the directory are erased");
    }

    @Override
    public Verification verify() {
      throw new UnsupportedOperationException("the trail's own tests verify it");
    }
  }
}
