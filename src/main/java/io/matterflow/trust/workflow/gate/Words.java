package io.matterflow.trust.workflow.gate;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstProperty;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.IdentifierNode;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * A text of a model as the engine reads it: the names it asks for, and whether it reaches into anything. What calls or
 * reaches into a thing could get anywhere by it; what compares names and literals cannot.
 */
record Words(String text, Set<String> names, Optional<String> obstacle) {

  /** The usual way to hand a case's key to a called model; it reads a text and no more. */
  private static final Set<String> HARMLESS = Set.of(
      "${execution.processBusinessKey}", "#{execution.processBusinessKey}");

  static Words of(String text) {
    if (!text.contains("${") && !text.contains("#{") || HARMLESS.contains(text.strip())) {
      return new Words(text, Set.of(), Optional.empty());
    }
    try {
      var root = new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text.strip()).getRoot();
      var names = new HashSet<String>();
      nodes(root).filter(IdentifierNode.class::isInstance).map(IdentifierNode.class::cast)
          .forEach(name -> names.add(name.getName()));
      return new Words(text, Set.copyOf(names), nodes(root).anyMatch(Words::reaches)
          ? Optional.of("calls or reaches into something, so that nobody can say what it does") : Optional.empty());
    } catch (TreeBuilderException unreadable) {
      return new Words(text, Set.of(), Optional.of("cannot be read"));
    }
  }

  private static boolean reaches(Node node) {
    return node instanceof AstProperty || node instanceof AstMethod || node instanceof AstFunction;
  }

  private static Stream<Node> nodes(Node node) {
    return Stream.concat(Stream.of(node),
        Stream.iterate(0, child -> child < node.getCardinality(), child -> child + 1)
            .map(node::getChild)
            .flatMap(Words::nodes));
  }
}
