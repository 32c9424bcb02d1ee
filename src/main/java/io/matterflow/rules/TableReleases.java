package io.matterflow.rules;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import io.matterflow.rules.TableChange.Refused;
import io.matterflow.rules.TableChange.Released;
import io.matterflow.rules.TableChange.Unchanged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.w3c.dom.Element;

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
  private final RuleLint lint;
  private final AuditTrail audit;

  TableReleases(RepositoryService repository, RuleLint lint, AuditTrail audit) {
    this.repository = repository;
    this.lint = lint;
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
    var table = named(dmn);
    var problems = lint.findings(table).stream().filter(Finding::isRefused).map(Finding::words).toList();
    if (!problems.isEmpty()) {
      return new Refused(problems);
    }
    return release(table.key(), dmn, reason, by);
  }

  /** What would be said about the DMN text; nothing comes into force. */
  @Transactional(readOnly = true)
  public List<Finding> findings(String dmn) {
    return lint.findings(named(dmn));
  }

  /** What the DMN text would answer at its edges; nothing where it is refused. */
  @Transactional(readOnly = true)
  public List<BoundaryCase> boundaries(String dmn) {
    return lint.boundaries(named(dmn));
  }

  private TableChange release(String id, String dmn, String reason, Actor by) {
    var current = latest(id);
    if (dmn.equals(textOf(current))) {
      return new Unchanged(id, current.getVersion());
    }
    var deployment = repository.createDeployment().name(FIRMS_OWN).addString(id + ".dmn", dmn).deployWithResult();
    var version = deployment.getDeployedDecisionDefinitions().get(0).getVersion();
    audit.record(AuditEntry.of(by, "released", ENTITY, id)
        .before("version", current.getVersion()).after("version", version).text("reason", reason));
    return new Released(id, version);
  }

  private DecisionDefinition latest(String id) {
    return repository.createDecisionDefinitionQuery().decisionDefinitionKey(id).latestVersion().singleResult();
  }

  /** Under the name that the file gives itself. */
  private static RuleText named(String dmn) {
    return new RuleText(RuleText.Kind.TABLE, PlainXml.of(dmn).root().map(TableReleases::idOf).orElse(""), dmn);
  }

  private static String idOf(Element file) {
    return PlainXml.children(file).filter(child -> child.getLocalName().equals("decision"))
        .map(decision -> PlainXml.attribute(decision, "id")).findFirst().orElse("");
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
