package io.matterflow.engine;

import io.matterflow.kernel.Role;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the cells of every result before an edited table comes into force: numbers are plain digits
 * {@link Between} two others, a text has words unless it {@link MayBeEmpty} and leaves none open but those that are
 * {@link FilledIn}, and a role is one for which work can wait. So a new table has its limits without saying any.
 */
final class ResultLimits {

  private static final Pattern PLAIN = Pattern.compile("-?\\d+(?:\\.\\d+)?");
  private static final RecordComponent USUAL = Usual.class.getRecordComponents()[0];

  private ResultLimits() {}

  static void check(Class<?> result, Map<String, @Nullable Object> outputs) {
    if (result.isRecord()) {
      OutputMisfit.allOf(Arrays.stream(result.getRecordComponents())
          .map(component -> () -> check(component, outputs.get(component.getName()))));
    } else {
      outputs.forEach((output, value) -> {
        DecisionOutputs.converted(value, result, output);
        check(output, value, USUAL);
        asked(output, value, result);
      });
    }
  }

  /** What cannot be read at all is not held against limits. */
  private static void check(RecordComponent component, @Nullable Object value) {
    DecisionOutputs.argument(component, value);
    check(component.getName(), value, component);
  }

  private static void check(String output, @Nullable Object value, RecordComponent component) {
    if (value == null || DecisionOutputs.isEmpty(component, value)) {
      return;
    }
    var type = DecisionOutputs.typeOf(component);
    asked(output, value, type);
    if (value instanceof Number || type == BigDecimal.class) {
      plain(output, value.toString());
      between(output, new BigDecimal(value.toString()), limits(component));
    } else if (!Legible.hasWords(value.toString()) && !component.isAnnotationPresent(MayBeEmpty.class)) {
      throw new OutputMisfit(output, "the text is empty, or nothing in it is a letter or digit; it must have words");
    } else if (type == String.class || type == Object.class) {
      filledIn(output, value.toString(), component.getAnnotation(FilledIn.class));
    }
  }

  private static void filledIn(String output, String text, @Nullable FilledIn words) {
    if (words == null || !words.asTheRowSays()) {
      WordsInBraces.mustBe(output, text, words == null ? List.of() : List.of(words.value()));
    }
  }

  private static void asked(String output, @Nullable Object value, Type type) {
    if (type == Role.class && value != null && !Role.valueOf(value.toString()).isAsked()) {
      throw new OutputMisfit(output, "%s is nobody for whom work can wait".formatted(value));
    }
  }

  /** As people write it, and not as {@code 1e2}. */
  private static void plain(String output, String number) {
    if (!PLAIN.matcher(number).matches()) {
      throw new OutputMisfit(output, "%s is not a number in plain digits, such as 12 or 9.5".formatted(number));
    }
  }

  private static void between(String output, BigDecimal number, Between limits) {
    if (number.compareTo(new BigDecimal(limits.least())) < 0 || number.compareTo(new BigDecimal(limits.most())) > 0) {
      throw new OutputMisfit(output, "%s is not from %s to %s%s%s".formatted(
          number, limits.least(), limits.most(), limits.why().isEmpty() ? "" : ", ", limits.why()));
    }
  }

  private static Between limits(RecordComponent component) {
    return Optional.ofNullable(component.getAnnotation(Between.class))
        .orElseGet(() -> USUAL.getAnnotation(Between.class));
  }

  /** What holds where a component says nothing, and for a result that is no record. */
  private record Usual(@Between(why = "outside of which it is taken for a slip") Object value) {}
}
