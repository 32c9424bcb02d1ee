package io.matterflow.engine;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedOutput;
import org.jspecify.annotations.Nullable;

/** Turns the outputs of a rule into an enum, a string or a record, and names the cell that does not fit. */
final class DecisionOutputs {

  private DecisionOutputs() {}

  static <R> R as(Class<R> type, Map<String, DmnEvaluatedOutput> outputs, String table, String rule) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    outputs.values().forEach(output -> values.put(output.getOutputName(), value(output)));
    return read(type, values, table, rule);
  }

  /** The same of outputs that were read from the table's cells: by name, and null where the cell is empty. */
  static <R> R read(Class<R> type, Map<String, @Nullable Object> outputs, String table, String rule) {
    if (!type.isRecord()) {
      var only = outputs.entrySet().iterator().next();
      return type.cast(converted(only.getValue(), type, table, rule, only.getKey()));
    }
    var components = type.getRecordComponents();
    var arguments = Arrays.stream(components)
        .map(component -> argument(component, outputs.get(component.getName()), table, rule))
        .toArray();
    try {
      var constructor =
          type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException refused) {
      throw new IllegalStateException("the rule %s of %s does not make a %s".formatted(rule, table, type.getSimpleName()), refused);
    }
  }

  private static Object argument(RecordComponent component, @Nullable Object value, String table, String rule) {
    if (component.getType() == Optional.class) {
      var inner = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
      return value == null || "".equals(value)
          ? Optional.empty()
          : Optional.of(converted(value, inner, table, rule, component.getName()));
    }
    return converted(value, component.getType(), table, rule, component.getName());
  }

  private static Object converted(@Nullable Object value, Type type, String table, String rule, String output) {
    if (value == null) {
      throw new IllegalStateException("the rule %s of %s leaves the output %s empty".formatted(rule, table, output));
    }
    try {
      if (type == String.class) {
        return value.toString();
      }
      if (type == boolean.class || type == Boolean.class) {
        return (Boolean) value;
      }
      if (type == int.class || type == Integer.class) {
        return ((Number) value).intValue();
      }
      if (type == BigDecimal.class) {
        return new BigDecimal(value.toString());
      }
      if (type instanceof Class<?> choice && choice.isEnum()) {
        return constant(choice, value.toString());
      }
    } catch (IllegalArgumentException | ClassCastException misfit) {
      throw new IllegalStateException(
          "the output %s of rule %s of %s does not read as %s".formatted(output, rule, table, type.getTypeName()), misfit);
    }
    throw new IllegalStateException("a decision's output cannot be a " + type.getTypeName());
  }

  private static Object constant(Class<?> choice, String name) {
    return Arrays.stream(choice.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("%s is not one of %s".formatted(name, Arrays.toString(choice.getEnumConstants()))));
  }

  private static @Nullable Object value(DmnEvaluatedOutput output) {
    return output.getValue() == null ? null : output.getValue().getValue();
  }
}
