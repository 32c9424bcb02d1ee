package io.matterflow.rules;

import io.matterflow.engine.AlwaysSaid;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.OneOf;
import io.matterflow.kernel.Role;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The facts and results of a table as the code that asks it knows them. */
final class Facts {

  private final Map<String, Fact> facts;
  private final Map<String, Fact> results;

  private Facts(Map<String, Fact> facts, Map<String, Fact> results) {
    this.facts = facts;
    this.results = results;
  }

  /** One component: its type, and whether it may be absent. */
  record Fact(String name, Class<?> type, boolean mayBeAbsent, boolean alwaysSaid, List<String> named) {

    private static Fact of(RecordComponent component) {
      boolean optional = component.getType() == Optional.class;
      return new Fact(component.getName(), optional ? inner(component.getGenericType()) : component.getType(),
          optional, component.isAnnotationPresent(AlwaysSaid.class),
          Optional.ofNullable(component.getAnnotation(OneOf.class)).map(one -> List.of(one.value())).orElse(List.of()));
    }

    private static Class<?> inner(Type optional) {
      return ((ParameterizedType) optional).getActualTypeArguments()[0] instanceof Class<?> type ? type : Object.class;
    }

    /** The words that it may be; empty where any may. */
    List<String> words() {
      return type.isEnum()
          ? Arrays.stream(type.getEnumConstants()).map(one -> ((Enum<?>) one).name()).toList()
          : named;
    }

    /** The type of a column for it. */
    String columnType() {
      if (type == boolean.class || type == Boolean.class) {
        return "boolean";
      }
      if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
        return "integer";
      }
      return type == BigDecimal.class ? "number" : "string";
    }
  }

  static Facts none() {
    return new Facts(Map.of(), Map.of());
  }

  static Facts of(DecisionTable<?, ?> reader) {
    return new Facts(components(reader.facts()), reader.result().isRecord() ? components(reader.result())
        : Map.of("", new Fact("", reader.result(), false, false, List.of())));
  }

  Map<String, Fact> all() {
    return facts;
  }

  Optional<Fact> fact(String name) {
    return Optional.ofNullable(facts.get(name));
  }

  boolean isRole(String output) {
    return Optional.ofNullable(results.getOrDefault(output, results.get("")))
        .filter(result -> result.type() == Role.class)
        .isPresent();
  }

  /** The words that a result may be; a table with one result has it whatever its name. */
  List<String> resultWords(String output) {
    var result = Optional.ofNullable(results.getOrDefault(output, results.get("")));
    return result.stream()
        .flatMap(one -> one.words().stream())
        .filter(word -> result.get().type() != Role.class || Role.valueOf(word).isAsked())
        .toList();
  }

  /** The results that for every question some row has to say. */
  List<String> alwaysSaid() {
    return results.values().stream().filter(Fact::alwaysSaid).map(Fact::name).toList();
  }

  private static Map<String, Fact> components(Class<?> type) {
    var components = new LinkedHashMap<String, Fact>();
    Arrays.stream(type.getRecordComponents()).map(Fact::of).forEach(fact -> components.put(fact.name(), fact));
    return components;
  }
}
