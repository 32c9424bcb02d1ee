package io.matterflow.rules;

import io.matterflow.rules.EditedRows.Asked;
import io.matterflow.rules.EditedRows.EditedRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** No row of {@code rule-release} says of trust money that anybody releases it but a lawyer. */
@Component
class TrustIsALawyers implements TableGate {

  private static final String RELEASER = "releaser";
  private static final int MOST_NAMES = 3;

  private final Releasers releasers;
  private final DeployedRules deployed;

  TrustIsALawyers(Releasers releasers, DeployedRules deployed) {
    this.releasers = releasers;
    this.deployed = deployed;
  }

  @Override
  public String table() {
    return Releasers.RULE_RELEASE.id();
  }

  @Override
  public List<Finding> findings(EditedRows edited) {
    var others = new LinkedHashMap<EditedRow, TreeSet<String>>();
    deployed.all().forEach(rule -> edited
        .first(new Asked(new RuleReleaseFacts(rule.kind(), rule.key(), true)))
        .filter(row -> !row.says(RELEASER, Releaser.TRUST_AUTHORITY))
        .filter(row -> isAboutTrust(rule))
        .ifPresent(row -> others.computeIfAbsent(row, first -> new TreeSet<>()).add(rule.key())));
    return others.entrySet().stream().map(TrustIsALawyers::refused).toList();
  }

  private boolean isAboutTrust(RuleInForce rule) {
    return deployed.text(rule.kind(), rule.key())
        .filter(text -> releasers.isAboutTrust(new RuleText(rule.kind(), rule.key(), text)))
        .isPresent();
  }

  private static Finding refused(Map.Entry<EditedRow, TreeSet<String>> row) {
    var rules = row.getValue();
    return row.getKey().refused(RELEASER,
        "it answers for trust money (%s%s), and trust money is always a lawyer's to release, whatever stands here. Write TRUST_AUTHORITY, or leave trust money to a row above that says so."
            .formatted(String.join(", ", rules.stream().limit(MOST_NAMES).toList()),
                rules.size() > MOST_NAMES ? " and %d more".formatted(rules.size() - MOST_NAMES) : ""));
  }
}
