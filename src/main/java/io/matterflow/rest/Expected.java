package io.matterflow.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.util.ClassUtils;

/** What a value should have looked like, in words for people who do not read Java. */
final class Expected {

  private static final String MOMENT = "a moment with its offset such as 2026-06-30T09:07:00-05:00";
  private static final Map<Class<?>, String> WORDS = words();

  private Expected() {}

  /** Of a parameter of an address, which may be optional. */
  static String in(MethodParameter parameter) {
    return as(parameter.nestedIfOptional().getNestedParameterType());
  }

  /** Of a member of a body. */
  static String as(Class<?> type) {
    var boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
    if (boxed.isEnum()) {
      return "one of " + Arrays.stream(boxed.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
    }
    if (Collection.class.isAssignableFrom(boxed) || boxed.isArray()) {
      return "a list";
    }
    return Optional.ofNullable(WORDS.get(boxed))
        .orElseGet(() -> boxed.getSimpleName().endsWith("Id") ? "an id" : "an object");
  }

  private static Map<Class<?>, String> words() {
    var words = new LinkedHashMap<Class<?>, String>();
    words.put(LocalDate.class, "a day of the calendar such as 2026-06-30");
    words.put(YearMonth.class, "a month such as 2026-06");
    words.put(OffsetDateTime.class, MOMENT);
    words.put(Instant.class, MOMENT);
    words.put(Boolean.class, "true or false");
    words.put(Integer.class, "a whole number");
    words.put(Long.class, "a whole number");
    words.put(BigDecimal.class, "a decimal such as 1874.50");
    words.put(UUID.class, "an id");
    words.put(String.class, "a text");
    return words;
  }
}
