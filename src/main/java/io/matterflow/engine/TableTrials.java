package io.matterflow.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.matterflow.engine.DmnTables.TableInForce;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Puts what was decided to an edited table again. Reads alone: no record, no trail, no engine row comes of it. */
@Component
public class TableTrials {

  private final JdbcDecisionRecords records;
  private final DeployedTables deployed;
  private final TableReaders readers;
  private final ObjectMapper json;

  TableTrials(JdbcDecisionRecords records, DeployedTables deployed, TableReaders readers, ObjectMapper json) {
    this.records = records;
    this.deployed = deployed;
    this.readers = readers;
    this.json = json;
  }

  /** Whether there is such a table. */
  public boolean knows(String decision) {
    return deployed.find(decision).isPresent();
  }

  public int versionInForce(String decision) {
    return deployed.of(decision).version();
  }

  /** How many questions were kept from one moment until before another. */
  public long kept(String decision, Instant from, Instant until) {
    return records.count(decision, from, until);
  }

  /** A trial of an edited table; only of one that may come in at all, since its cells are asked. */
  public TableTrial of(String decision, String text) {
    var edited = new TableInForce(decision, 0, decision,
        () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    return new TableTrial(decision, new AskedTable(edited), new AskedTable(deployed.of(decision)), records, deployed,
        readers, json);
  }
}
