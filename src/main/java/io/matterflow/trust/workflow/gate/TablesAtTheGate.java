package io.matterflow.trust.workflow.gate;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelException;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every decision table before the engine reads it: in the engine's table language a cell can name a bean and
 * call it, as an expression of a model can. A table only compares.
 */
final class TablesAtTheGate implements Deployer {

  private static final List<String> FILES = List.of(".dmn", ".dmn11.xml");
  private static final Pattern TEXTS = Pattern.compile("\"[^\"]*\"|'[^']*'");
  private static final Pattern REACHES = Pattern.compile("([A-Za-z_]\\w*)\\s*(?:[(\\[]|\\.\\s*[A-Za-z_])");
  private static final Pattern NAMES = Pattern.compile("[A-Za-z_]\\w*");
  private static final Set<String> WORDS_OF_THE_LANGUAGE = Set.of("not", "date", "time", "and", "or");

  private final TrustSteps known;
  private final Refused refused;

  TablesAtTheGate(TrustSteps known, Refused refused) {
    this.known = known;
    this.refused = refused;
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    deployment.getResources().values().stream()
        .filter(file -> FILES.stream().anyMatch(file.getName()::endsWith))
        .forEach(this::check);
  }

  private void check(ResourceEntity file) {
    var refusals = new LinkedHashSet<String>();
    var debits = known.debits();
    cells(file).forEach(cell -> refusals.addAll(refusals(cell, debits)));
    if (!refusals.isEmpty()) {
      refused.tell(file.getName(), List.copyOf(refusals));
      throw new BadUserRequestException(Refused.words("The table " + file.getName(), List.copyOf(refusals)));
    }
  }

  private static List<String> refusals(Cell cell, Set<String> debits) {
    var refusals = new ArrayList<String>();
    if (!cell.language().isEmpty() && !cell.language().equalsIgnoreCase("feel")) {
      refusals.add("%s is written in %s; leave its expression language empty.".formatted(cell.text(), cell.language()));
    }
    var read = TEXTS.matcher(cell.text()).replaceAll("\"\"");
    if (cell.text().contains("${") || cell.text().contains("#{")
        || REACHES.matcher(read).results().anyMatch(found -> !WORDS_OF_THE_LANGUAGE.contains(found.group(1)))) {
      refusals.add("%s calls or reaches into something; a table only compares.".formatted(cell.text()));
    }
    NAMES.matcher(read).results().map(found -> found.group()).filter(debits::contains).forEach(debit ->
        refusals.add("%s refers to %s, which debits a trust account.".formatted(cell.text(), debit)));
    return refusals;
  }

  /** None in a file that cannot be read: the engine refuses it in its own words. */
  private static Stream<Cell> cells(ResourceEntity file) {
    DmnModelInstance table;
    try {
      table = Dmn.readModelFromStream(new ByteArrayInputStream(file.getBytes()));
    } catch (DmnModelException unreadable) {
      return Stream.empty();
    }
    return Stream.concat(
        table.getModelElementsByType(LiteralExpression.class).stream()
            .filter(cell -> cell.getText() != null)
            .map(cell -> new Cell(cell.getText().getTextContent(), orNone(cell.getExpressionLanguage()))),
        table.getModelElementsByType(UnaryTests.class).stream()
            .filter(cell -> cell.getText() != null)
            .map(cell -> new Cell(cell.getText().getTextContent(), orNone(cell.getExpressionLanguage()))));
  }

  private static String orNone(@Nullable String language) {
    return language == null ? "" : language;
  }

  private record Cell(String text, String language) {}
}
