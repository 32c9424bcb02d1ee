package io.matterflow.rules;

import io.matterflow.engine.CalledTogether;
import io.matterflow.engine.Deployed;
import io.matterflow.engine.Shipped;
import io.matterflow.rules.RuleText.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/**
 * The tables and models in the engine. A text that comes in is the firm's own, unless it is the one that the product
 * comes with; models that call each other in the version they came with come in together.
 */
@Component
class DeployedRules {

  private final RepositoryService engine;

  DeployedRules(RepositoryService engine) {
    this.engine = engine;
  }

  /** Tables first, each by key. */
  List<RuleInForce> all() {
    return Stream.of(Kind.TABLE, Kind.MODEL)
        .flatMap(kind -> Deployed.inForce(shipped(kind), engine).stream().map(one -> ruleInForce(kind, one)))
        .toList();
  }

  Optional<RuleInForce> inForce(Kind kind, String key) {
    return Deployed.inForce(shipped(kind), key, engine).map(one -> ruleInForce(kind, one));
  }

  Optional<String> text(Kind kind, String key) {
    return Deployed.inForce(shipped(kind), key, engine).map(one -> one.text().get());
  }

  Optional<String> text(Kind kind, String key, int version) {
    return Deployed.version(shipped(kind), key, version, engine).map(one -> one.text().get());
  }

  /** By what the text that the product comes with today is known. */
  String shippedDigest(Kind kind, String key) {
    return shipped(kind).text(key).map(Digests::of).orElse("");
  }

  /**
   * Puts it into force and tells the version. Where the product has come with a newer one, that one is kept as the
   * version before.
   */
  int deploy(RuleText rule) {
    var kind = shipped(rule.kind());
    var texts = together(rule);
    var passedOver = new TreeMap<String, String>();
    texts.forEach((key, text) -> kind.text(key)
        .filter(newer -> !newer.equals(text))
        .filter(newer -> Deployed.inForce(kind, key, engine)
            .filter(one -> one.isBehindTheProduct(Optional.of(newer), engine))
            .isPresent())
        .ifPresent(newer -> passedOver.put(key, newer)));
    if (!passedOver.isEmpty()) {
      texts.keySet().forEach(key -> kind.text(key).ifPresent(text -> passedOver.put(key, text)));
      deploy(kind, kind.deployment(), passedOver);
    }
    boolean isTheProducts = texts.entrySet().stream()
        .allMatch(one -> kind.text(one.getKey()).equals(Optional.of(one.getValue())));
    deploy(kind, isTheProducts ? kind.deployment() : kind.firmsOwn(), texts);
    return inForce(rule.kind(), rule.key()).orElseThrow().version();
  }

  private void deploy(Shipped kind, String name, Map<String, String> texts) {
    var deployment = engine.createDeployment().name(name);
    texts.forEach((key, text) -> deployment.addString(kind.resource(key), text));
    deployment.deploy();
  }

  /** The text, and of models that of those in force with which it has to come. */
  private Map<String, String> together(RuleText rule) {
    var texts = new TreeMap<String, String>();
    if (rule.kind() == Kind.MODEL) {
      Deployed.inForce(Shipped.MODELS, engine).forEach(model -> texts.put(model.key(), model.text().get()));
      texts.put(rule.key(), rule.text());
      texts.keySet().retainAll(CalledTogether.in(texts).with(rule.key()));
    }
    texts.put(rule.key(), rule.text());
    return texts;
  }

  private RuleInForce ruleInForce(Kind kind, Deployed one) {
    return new RuleInForce(kind, one.key(), Optional.ofNullable(one.name()).orElse(one.key()), one.version(),
        !one.cameWithTheProduct(),
        one.isBehindTheProduct(shipped(kind).text(one.key()), engine));
  }

  private static Shipped shipped(Kind kind) {
    return kind == Kind.TABLE ? Shipped.TABLES : Shipped.MODELS;
  }
}
