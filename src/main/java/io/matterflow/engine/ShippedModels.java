package io.matterflow.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deploys the models and tables that the product comes with, when it starts. The models go together, since one may call
 * another of its deployment; of the tables only those that changed get a new version. What the firm has made its own
 * stays in force, with the models that it comes with, until the firm takes the new one in.
 */
final class ShippedModels {

  private static final Logger LOG = LoggerFactory.getLogger(ShippedModels.class);

  private final RepositoryService repository;
  private final Map<String, String> models;
  private final Map<String, String> tables;

  ShippedModels(RepositoryService repository) {
    this(repository, Shipped.MODELS.texts(), Shipped.TABLES.texts());
  }

  ShippedModels(RepositoryService repository, Map<String, String> models, Map<String, String> tables) {
    this.repository = repository;
    this.models = models;
    this.tables = tables;
  }

  void deploy() {
    var keptModels = keptModels();
    deploy(Shipped.MODELS, repository.createDeployment().enableDuplicateFiltering(false), without(models, keptModels));
    var keptTables = firmsOwn(Shipped.TABLES, tables);
    deploy(Shipped.TABLES, repository.createDeployment().enableDuplicateFiltering(true), without(tables, keptTables));
    tell(Shipped.MODELS, keptModels, models);
    tell(Shipped.TABLES, keptTables, tables);
  }

  private static void deploy(Shipped kind, DeploymentBuilder deployment, Map<String, String> texts) {
    texts.forEach((key, text) -> deployment.addString(kind.resource(key), text));
    if (!texts.isEmpty()) {
      deployment.name(kind.deployment()).deploy();
    }
  }

  /**
   * The firm's own, and what one of them calls or is called by in the old file or in the new. A model that is new among
   * those comes in with them as they are.
   */
  private Set<String> keptModels() {
    var kept = new TreeSet<String>();
    var own = firmsOwn(Shipped.MODELS, models);
    if (!own.isEmpty()) {
      var texts = new HashMap<>(models);
      models.keySet()
          .forEach(key -> inForce(Shipped.MODELS, key).ifPresent(known -> texts.put(key, known.text().get())));
      var now = CalledTogether.in(texts);
      var then = CalledTogether.in(models);
      own.forEach(key -> {
        var together = new TreeSet<>(now.with(key));
        together.addAll(then.with(key));
        if (together.stream().anyMatch(one -> inForce(Shipped.MODELS, one).isEmpty())) {
          var deployment = repository.createDeployment().name(Shipped.MODELS.firmsOwn());
          together.forEach(one -> deployment.addString(Shipped.MODELS.resource(one), texts.get(one)));
          deployment.deploy();
        }
        kept.addAll(together);
      });
    }
    return kept;
  }

  private Set<String> firmsOwn(Shipped kind, Map<String, String> texts) {
    return texts.keySet().stream()
        .filter(key -> inForce(kind, key).filter(known -> !known.cameWithTheProduct()).isPresent())
        .collect(Collectors.toSet());
  }

  private static Map<String, String> without(Map<String, String> all, Set<String> kept) {
    return all.entrySet().stream()
        .filter(one -> !kept.contains(one.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private void tell(Shipped kind, Set<String> kept, Map<String, String> texts) {
    kept.stream().map(key -> inForce(kind, key)).flatMap(Optional::stream)
        .filter(known -> known.isBehindTheProduct(Optional.ofNullable(texts.get(known.key())), repository))
        .forEach(known -> LOG.warn(
            "{} {} stays in force in the firm's own version {}, and the product comes with a newer one. "
                + "Compare them at /api/rules, and have the firm's own released anew on top of it.",
            kind == Shipped.TABLES ? "Table" : "Model", known.key(), known.version()));
  }

  private Optional<Deployed> inForce(Shipped kind, String key) {
    return Deployed.inForce(kind, key, repository);
  }
}
