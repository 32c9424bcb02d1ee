package io.matterflow.rules;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.engine.Shipped;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rules.RuleText.Kind;
import io.matterflow.rules.TableChange.Refused;
import io.matterflow.rules.TableChange.Released;
import io.matterflow.rules.TableChange.Unchanged;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.w3c.dom.Element;

/**
 * Puts an edited decision table into force: what is decided from then on follows it, within two seconds on every node,
 * and what was decided before keeps its version. A table of the firm's own stays in force when the product is started
 * again or brought up to date.
 */
@Service
@Transactional
public class TableReleases {

  private static final String ENTITY = "decision-table";

  private final DeployedRules deployed;
  private final JdbcRuleChanges changes;
  private final Releasers releasers;
  private final RefusedActs refusals;
  private final RuleLint lint;
  private final AuditTrail audit;

  TableReleases(
      DeployedRules deployed,
      JdbcRuleChanges changes,
      Releasers releasers,
      RefusedActs refusals,
      RuleLint lint,
      AuditTrail audit) {
    this.deployed = deployed;
    this.changes = changes;
    this.releasers = releasers;
    this.refusals = refusals;
    this.lint = lint;
    this.audit = audit;
  }

  /** By name. */
  @Transactional(readOnly = true)
  public List<TableInForce> inForce() {
    return deployed.all().stream().filter(rule -> rule.kind() == Kind.TABLE)
        .map(table -> new TableInForce(table.key(), table.name(), table.version(), table.firmsOwn()))
        .toList();
  }

  /**
   * Checks the DMN text and puts it into force; the reason and the user of the machine stand in the trail. What takes a
   * lawyer's or the billing admin's word is not to be had here, but for the text that the product came with.
   */
  public TableChange release(String dmn, String reason, String machineUser, Actor by) {
    if (reason.isBlank()) {
      return new Refused(List.of("Say why: the reason stands in the trail."));
    }
    var table = named(dmn);
    var problems = lint.findings(table).stream().filter(Finding::isRefused).map(Finding::words).toList();
    if (!problems.isEmpty()) {
      return new Refused(problems);
    }
    var releaser = releasers.whoWould(table);
    if (!releasers.roles(releaser).contains(Role.LEGAL_OPS)
        && !Shipped.TABLES.text(table.key()).equals(Optional.of(dmn))) {
      refusals.record(AuditEntry.of(by, "release-not-allowed", ENTITY, table.key())
          .after("machineUser", machineUser)
          .after("digest", Digests.of(dmn)));
      return new Refused(List.of(
          "%s is released by %s, and not from the command line: have it proposed by POST /api/rules/%s/proposal."
              .formatted(table.key(),
                  releaser == Releaser.TRUST_AUTHORITY ? "a lawyer with trust authority" : "the billing admin",
                  table.key())));
    }
    changes.holdReleases();
    return release(table.key(), dmn, reason, machineUser, by);
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

  private TableChange release(String id, String dmn, String reason, String machineUser, Actor by) {
    var before = deployed.inForce(Kind.TABLE, id).orElseThrow().version();
    if (deployed.text(Kind.TABLE, id).equals(Optional.of(dmn))) {
      return new Unchanged(id, before);
    }
    var version = deployed.deploy(new RuleText(Kind.TABLE, id, dmn));
    audit.record(AuditEntry.of(by, "released", ENTITY, id)
        .before("version", before)
        .after("version", version)
        .after("digest", Digests.of(dmn))
        .after("machineUser", machineUser)
        .text("reason", reason));
    return new Released(id, version);
  }

  /** Under the name that the file gives itself. */
  private static RuleText named(String dmn) {
    return new RuleText(Kind.TABLE, PlainXml.of(dmn).root().map(TableReleases::idOf).orElse(""), dmn);
  }

  private static String idOf(Element file) {
    return PlainXml.children(file).filter(child -> child.getLocalName().equals("decision"))
        .map(decision -> PlainXml.attribute(decision, "id")).findFirst().orElse("");
  }
}
