package io.matterflow.rules;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.engine.TableReaders;
import io.matterflow.kernel.Actor;
import io.matterflow.rules.TableChange.Refused;
import io.matterflow.rules.TableChange.Released;
import io.matterflow.rules.TableChange.Unchanged;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelException;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts an edited decision table into force: what is decided from then on follows it, within two seconds on every node, and
 * what was decided before keeps its version. A table of the firm's own stays in force when the product is started again or
 * brought up to date.
 */
@Service
@Transactional
public class TableReleases {

  private static final String FIRMS_OWN = "the firm's own table";
  private static final String ENTITY = "decision-table";

  private final RepositoryService repository;
  private final TableReaders readers;
  private final AuditTrail audit;

  TableReleases(RepositoryService repository, TableReaders readers, AuditTrail audit) {
    this.repository = repository;
    this.readers = readers;
    this.audit = audit;
  }

  /** By name. */
  @Transactional(readOnly = true)
  public List<TableInForce> inForce() {
    return repository.createDecisionDefinitionQuery().latestVersion().list().stream()
        .map(table -> new TableInForce(table.getKey(), table.getName(), table.getVersion(), isFirmsOwn(table)))
        .sorted(Comparator.comparing(TableInForce::table))
        .toList();
  }

  /** Checks the DMN text and puts it into force; the reason stands in the trail. */
  public TableChange release(String dmn, String reason, Actor by) {
    if (reason.isBlank()) {
      return new Refused(List.of("Say why: the reason stands in the trail."));
    }
    DmnModelInstance edited;
    try {
      edited = Dmn.readModelFromStream(new ByteArrayInputStream(dmn.getBytes(StandardCharsets.UTF_8)));
    } catch (DmnModelException unreadable) {
      return new Refused(List.of("This is no DMN file that can be read: %s Save it from Camunda Modeler and send it again."
          .formatted(NestedExceptionUtils.getMostSpecificCause(unreadable).getMessage())));
    }
    var decisions = edited.getModelElementsByType(Decision.class);
    if (decisions.size() != 1) {
      return new Refused(List.of("The file holds %d decisions; it has to hold one.".formatted(decisions.size())));
    }
    return release(decisions.iterator().next(), dmn, reason, by);
  }

  private TableChange release(Decision edited, String dmn, String reason, Actor by) {
    var id = edited.getId();
    var known = latest(id);
    if (known.isEmpty()) {
      return new Refused(List.of("There is no table %s; keep the id of the table that you edit.".formatted(id)));
    }
    var current = known.get();
    var problems = TableCheck.problems(edited, decisionOf(current), readers);
    if (!problems.isEmpty()) {
      return new Refused(problems);
    }
    if (dmn.equals(textOf(current))) {
      return new Unchanged(id, current.getVersion());
    }
    var deployment = repository.createDeployment().name(FIRMS_OWN).addString(id + ".dmn", dmn).deployWithResult();
    var version = deployment.getDeployedDecisionDefinitions().get(0).getVersion();
    audit.record(AuditEntry.of(by, "released", ENTITY, id)
        .before("version", current.getVersion()).after("version", version).text("reason", reason));
    return new Released(id, version);
  }

  private Optional<DecisionDefinition> latest(String id) {
    return Optional.ofNullable(
        repository.createDecisionDefinitionQuery().decisionDefinitionKey(id).latestVersion().singleResult());
  }

  private Decision decisionOf(DecisionDefinition table) {
    return repository.getDmnModelInstance(table.getId()).getModelElementsByType(Decision.class).iterator().next();
  }

  private String textOf(DecisionDefinition table) {
    try (var text = repository.getDecisionModel(table.getId())) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private boolean isFirmsOwn(DecisionDefinition table) {
    return FIRMS_OWN.equals(
        repository.createDeploymentQuery().deploymentId(table.getDeploymentId()).singleResult().getName());
  }
}
