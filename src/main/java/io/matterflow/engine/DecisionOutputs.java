package io.matterflow.engine;

import static java.util.stream.Collectors.joining;

import io.matterflow.kernel.Role;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedOutput;
import org.jspecify.annotations.Nullable;

/** Turns the outputs of a rule into an enum, a string or a record, and names the cell that does not fit. */
final class DecisionOutputs {

  private DecisionOutputs() {}

  static <R> R as(Class<R> type, Map<String, DmnEvaluatedOutput> outputs, String table, String rule) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    outputs.values().forEach(output -> values.put(output.getOutputName(), value(output)));
    try {
      return read(type, values);
    } catch (OutputMisfit misfit) {
      throw new IllegalStateException(
          "the rule %s of %s cannot be read: %s".formatted(rule, table, misfit.getMessage()), misfit);
    }
  }

  /** The same of outputs that were read from the table's cells: by name, and null where the cell is empty. */
  static <R> R read(Class<R> type, Map<String, @Nullable Object> outputs) {
    if (!type.isRecord()) {
      var only = outputs.entrySet().iterator().next();
      return type.cast(converted(only.getValue(), type, only.getKey()));
    }
    var components = type.getRecordComponents();
    var arguments = new Object[components.length];
    OutputMisfit.allOf(IntStream.range(0, components.length)
        .mapToObj(at -> () -> arguments[at] = argument(components[at], outputs.get(components[at].getName()))));
    try {
      var constructor =
          type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException refused) {
      if (refused.getCause() instanceof OutputMisfit misfit) {
        throw misfit;
      }
      throw new OutputMisfit(String.join(", ", outputs.keySet()), said(refused));
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("a %s cannot be made of outputs".formatted(type.getSimpleName()), impossible);
    }
  }

  /** What the record says of values that do not go together. */
  private static String said(InvocationTargetException refused) {
    return Optional.ofNullable(refused.getCause()).map(Throwable::getMessage).orElse("the values do not go together");
  }

  static Object argument(RecordComponent component, @Nullable Object value) {
    if (component.getType() == Optional.class) {
      return isEmpty(component, value)
          ? Optional.empty()
          : Optional.of(filled(value, typeOf(component), component.getName()));
    }
    return converted(value, component.getType(), component.getName());
  }

  /** Whether the cell says nothing where nothing has to be said. */
  static boolean isEmpty(RecordComponent component, @Nullable Object value) {
    return component.getType() == Optional.class && (value == null || "".equals(value));
  }

  /** What the cell becomes, where there is something in it. */
  static Type typeOf(RecordComponent component) {
    return component.getType() == Optional.class
        ? ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
        : component.getType();
  }

  /** Blanks look like an empty cell, which this one may be. */
  private static Object filled(@Nullable Object value, Type type, String output) {
    if (isBlank(value, type)) {
      throw new OutputMisfit(output, "there are blanks alone, it must be empty or " + allowed(type));
    }
    return converted(value, type, output);
  }

  private static boolean isBlank(@Nullable Object value, Type type) {
    return type != String.class && value instanceof String text && text.isBlank();
  }

  static Object converted(@Nullable Object value, Type type, String output) {
    if (value == null || isBlank(value, type)) {
      throw new OutputMisfit(output, "the cell is empty, it must be " + allowed(type));
    }
    try {
      if (type == String.class) {
        return value.toString();
      }
      if (type == boolean.class || type == Boolean.class) {
        return (Boolean) value;
      }
      if (type == int.class || type == Integer.class) {
        return new BigDecimal(((Number) value).toString()).intValueExact();
      }
      if (type == LocalTime.class) {
        return LocalTime.parse(value.toString());
      }
      if (type == BigDecimal.class) {
        return new BigDecimal(value.toString());
      }
      if (type instanceof Class<?> choice && choice.isEnum()) {
        return Arrays.stream(choice.getEnumConstants()).filter(one -> ((Enum<?>) one).name().equals(value.toString()))
            .findFirst().orElseThrow(() -> new OutputMisfit(output, value + " is not " + allowed(type)));
      }
    } catch (ArithmeticException | DateTimeParseException | NumberFormatException | ClassCastException misfit) {
      throw new OutputMisfit(output, value + " is not " + allowed(type));
    }
    throw new IllegalStateException("a decision's output cannot be a " + type.getTypeName());
  }

  private static String allowed(Type type) {
    if (type instanceof Class<?> choice && choice.isEnum()) {
      return Arrays.stream(choice.getEnumConstants())
          .filter(one -> !(one instanceof Role role) || role.isAsked())
          .map(one -> ((Enum<?>) one).name())
          .collect(joining(", ", "one of ", ""));
    }
    if (type == BigDecimal.class) {
      return "a number such as 12 or 9.5";
    }
    if (type == String.class) {
      return "a text in quotes";
    }
    if (type == LocalTime.class) {
      return "a time from 00:00 to 23:59, such as 08:30";
    }
    return type == boolean.class || type == Boolean.class ? "true or false" : "a whole number";
  }

  private static @Nullable Object value(DmnEvaluatedOutput output) {
    return output.getValue() == null ? null : output.getValue().getValue();
  }
}
