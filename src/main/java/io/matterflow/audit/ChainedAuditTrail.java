package io.matterflow.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matterflow.audit.JdbcCheckpoints.Checkpoint;
import io.matterflow.audit.JdbcCheckpoints.Head;
import io.matterflow.audit.Verification.Break;
import io.matterflow.kernel.Actor;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** One chain an aggregate, so that writers of different aggregates never queue; checkpoints tie the chains together. */
@Service
class ChainedAuditTrail implements AuditTrail {

  private static final int SALT_BYTES = 16;
  private static final int AT_A_TIME = 1000;
  private static final int MOST_TURNS = 50;

  private final JdbcAuditRows rows;
  private final JdbcCheckpoints checkpoints;
  private final ObjectProvider<WithheldActs> withheld;
  private final ObjectMapper json;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final TransactionTemplate upToSavepoint;
  private final WaitingRows<Recorded> waiting = new WaitingRows<>(this::write);
  private final WaitingRows<Recorded> attempts = new WaitingRows<>(this::writeInTurn);

  ChainedAuditTrail(
      JdbcAuditRows rows,
      JdbcCheckpoints checkpoints,
      ObjectProvider<WithheldActs> withheld,
      ObjectMapper json,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.checkpoints = checkpoints;
    this.withheld = withheld;
    this.json = json;
    this.upToSavepoint = new TransactionTemplate(transactions);
    this.upToSavepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.clock = clock;
  }

  /**
   * Written together before the transaction commits: a month's end alone records several acts on each of thousands of
   * bills.
   */
  @Override
  @Transactional
  public void record(AuditEntry entry) {
    recordAll(List.of(entry));
  }

  @Override
  @Transactional
  public void recordAll(List<AuditEntry> entries) {
    var at = now();
    waiting.add(entries.stream().map(entry -> new Recorded(entry, at)).toList());
  }

  @Override
  @Transactional
  public void recordAttempt(AuditEntry entry) {
    attempts.add(List.of(new Recorded(entry, now())));
  }

  private void writeWhatWaits() {
    waiting.write();
    attempts.write();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  @Transactional
  public void forgetTexts(String entity, String entityId) {
    rows.deleteTexts(entity, entityId);
  }

  /** Whoever else appends to a chain meanwhile goes first: what is written here continues theirs. */
  private void writeInTurn(List<Recorded> recorded) {
    for (var turn = 1; ; turn++) {
      try {
        upToSavepoint.executeWithoutResult(nested -> write(recorded));
        return;
      } catch (DuplicateKeyException appendedMeanwhile) {
        if (turn == MOST_TURNS) {
          throw appendedMeanwhile;
        }
      }
    }
  }

  private void write(List<Recorded> recorded) {
    var heads = new HashMap<Chain, AuditRow>();
    recorded.stream()
        .map(Recorded::entry)
        .collect(groupingBy(AuditEntry::entity, mapping(AuditEntry::entityId, toSet())))
        .forEach((entity, ids) -> rows.heads(entity, ids).forEach(head -> heads.put(Chain.of(head), head)));
    var appended = new ArrayList<AuditRow>();
    for (var act : recorded) {
      var entry = act.entry();
      var row = next(act, Optional.ofNullable(heads.get(new Chain(entry.entity(), entry.entityId()))));
      heads.put(Chain.of(row), row);
      appended.add(row);
    }
    rows.append(appended);
  }

  /** An act, and when it was done. */
  private record Recorded(AuditEntry entry, Instant at) {}

  private AuditRow next(Recorded recorded, Optional<AuditRow> head) {
    var entry = recorded.entry();
    var sequence = head.map(AuditRow::sequence).orElse(0L) + 1;
    var previousHash = head.map(AuditRow::hash).orElse(AuditHash.NONE);
    var digests = new LinkedHashMap<String, String>();
    entry.texts().forEach((name, words) -> {
      var salt = salt();
      digests.put(name, AuditHash.of(salt, words));
      rows.appendText(entry.entity(), entry.entityId(), sequence, name, salt, words);
    });
    var at = recorded.at();
    var actor = entry.actor().user().value();
    var before = written(entry.before());
    var after = written(entry.after());
    var textDigests = written(digests);
    var hash = AuditRow.hashOf(
        entry.entity(), entry.entityId(), sequence, at, actor, entry.act(), before, after, textDigests, previousHash);
    return new AuditRow(0, entry.entity(), entry.entityId(), sequence, at, actor, entry.act(), before, after,
        textDigests, previousHash, hash);
  }

  /** Whose chain a row belongs to. */
  private record Chain(String entity, String entityId) {

    static Chain of(AuditRow row) {
      return new Chain(row.entity(), row.entityId());
    }
  }

  @Override
  @Transactional(readOnly = true)
  public List<RecordedAct> acts(AuditQuery query) {
    writeWhatWaits();
    return rows.newest(query, Long.MAX_VALUE, query.limit()).stream().map(this::recorded).toList();
  }

  @Override
  @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
  public Stream<RecordedAct> chain(String entity, String entityId) {
    writeWhatWaits();
    return rows.chain(entity, entityId)
        .map(row -> new RecordedAct(row.entity(), row.entityId(), row.sequence(), row.at(), row.actor(),
        row.act(), readable(row.beforeValues()), readable(row.afterValues()), Map.of(), row.hash()));
  }

  @Override
  @Transactional(readOnly = true)
  public ActsPage actsFor(Actor reader, AuditQuery query, Optional<Long> after) {
    writeWhatWaits();
    var shown = new ArrayList<AuditRow>();
    var read = rows.newest(query, after.orElse(Long.MAX_VALUE), AT_A_TIME);
    shown.addAll(shown(read, reader));
    while (shown.size() <= query.limit() && read.size() == AT_A_TIME) {
      read = rows.newest(query, read.get(AT_A_TIME - 1).position(), AT_A_TIME);
      shown.addAll(shown(read, reader));
    }
    var page = shown.stream().limit(query.limit()).toList();
    return new ActsPage(page.stream().map(this::recorded).toList(),
        shown.size() > page.size() ? Optional.of(page.get(page.size() - 1).position()) : Optional.empty());
  }

  private List<AuditRow> shown(List<AuditRow> read, Actor reader) {
    var ids = read.stream().collect(groupingBy(AuditRow::entity, mapping(AuditRow::entityId, toSet())));
    var withheld = new HashSet<Chain>();
    ids.forEach((entity, some) -> this.withheld.stream()
        .filter(module -> module.entities().contains(entity))
        .forEach(module -> module.withheld(entity, some, reader).forEach(id -> withheld.add(new Chain(entity, id)))));
    return read.stream().filter(row -> !withheld.contains(Chain.of(row))).toList();
  }

  private RecordedAct recorded(AuditRow row) {
    return new RecordedAct(row.entity(), row.entityId(), row.sequence(), row.at(), row.actor(), row.act(),
        read(row.beforeValues()), read(row.afterValues()), rows.texts(row), row.hash());
  }

  @Override
  @Transactional(readOnly = true)
  public Verification verify() {
    writeWhatWaits();
    var walk = new ChainWalk(this::textsFit);
    rows.walk(walk::visit);
    var breaks = new ArrayList<>(walk.breaks());
    checkpoints.unfounded().forEach(head -> breaks.add(new Break(head.entity(), head.entityId(), head.sequence(),
        "a checkpoint sealed this row, and it is gone or changed")));
    rows.textsOfNoRow().forEach(place -> breaks.add(new Break(place.entity(), place.entityId(), place.sequence(),
        "a text stands beside it that it does not know of")));
    var previous = AuditHash.NONE;
    var all = checkpoints.all();
    for (var checkpoint : all) {
      var digest = digest(previous, checkpoints.headsOf(checkpoint.id()));
      if (!digest.equals(checkpoint.digest())) {
        breaks.add(new Break("checkpoint", String.valueOf(checkpoint.id()), checkpoint.id(),
            "the checkpoint itself was changed"));
      }
      previous = checkpoint.digest();
    }
    return new Verification(walk.chains(), walk.entries(), all.size(), List.copyOf(breaks));
  }

  /** Seals what was written since the last checkpoint. */
  @Scheduled(initialDelayString = "${matterflow.audit.checkpoint-every:PT1H}",
      fixedDelayString = "${matterflow.audit.checkpoint-every:PT1H}")
  @Transactional
  public void seal() {
    writeWhatWaits();
    var newest = checkpoints.newest();
    var heads = checkpoints.unsealedHeads();
    if (heads.isEmpty()) {
      return;
    }
    checkpoints.seal(clock.instant(), heads, digest(newest.map(Checkpoint::digest).orElse(AuditHash.NONE), heads));
  }

  private static String digest(String previous, List<Head> heads) {
    var parts = new ArrayList<Object>(List.of(previous));
    heads.forEach(head -> parts.addAll(List.of(head.entity(), head.entityId(), head.sequence(), head.hash())));
    return AuditHash.of(parts.toArray());
  }

  /** An erased text fits; a changed one does not. */
  private boolean textsFit(AuditRow row) {
    if (row.textDigests().equals("{}")) {
      return true;
    }
    var digests = read(row.textDigests());
    return rows.saltedTexts(row).stream()
        .allMatch(text -> AuditHash.of(text.salt(), text.words()).equals(digests.get(text.name())));
  }

  private String salt() {
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  private String written(Map<String, String> values) {
    try {
      return json.writeValueAsString(values);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("audit values are plain strings", impossible);
    }
  }

  /** What was damaged reads as nothing, so that a walk goes on to say where. */
  private Map<String, String> readable(String values) {
    try {
      return read(values);
    } catch (IllegalStateException damaged) {
      return Map.of();
    }
  }

  private Map<String, String> read(String values) {
    try {
      return json.readValue(values, new TypeReference<LinkedHashMap<String, String>>() {});
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("an audit row no longer reads as JSON; run the verification", damaged);
    }
  }
}
