package io.matterflow.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.BigDecimalDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What no honest body holds is refused while it is read: abysses of nesting, numbers of a thousand digits, broken text,
 * dates and truth told in numbers.
 */
@Configuration(proxyBeanMethods = false)
class JsonLimits {

  private static final int DEEPEST = 50;
  private static final int LONGEST_TEXT = 1_000_000;
  private static final int LONGEST_NUMBER = 40;
  private static final int LARGEST_EXPONENT = 30;
  private static final int LONGEST_DATE = "2026-06-30".length();

  @Bean
  Jackson2ObjectMapperBuilderCustomizer limits() {
    var limits = StreamReadConstraints.builder()
        .maxNestingDepth(DEEPEST)
        .maxStringLength(LONGEST_TEXT)
        .maxNumberLength(LONGEST_NUMBER)
        .build();
    var sensible = new SimpleModule("sensible-values")
        .addDeserializer(String.class, new SensibleText())
        .addDeserializer(BigDecimal.class, new SensibleNumber())
        .addDeserializer(LocalDate.class, new WrittenDate());
    return json -> json
        .postConfigurer(mapper -> mapper.getFactory().setStreamReadConstraints(limits))
        .postConfigurer(mapper -> mapper.coercionConfigFor(LogicalType.Boolean)
            .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
        .modulesToInstall(modules -> modules.add(sensible));
  }

  /** Whether every database and every document can hold it. */
  static boolean isSensible(String text) {
    return text.codePoints()
        .noneMatch(one -> one == 0 || (one >= Character.MIN_SURROGATE && one <= Character.MAX_SURROGATE));
  }

  /** Text that every database and every document can hold. */
  private static final class SensibleText extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1;

    SensibleText() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      var text = StringDeserializer.instance.deserialize(parser, context);
      if (text != null && !isSensible(text)) {
        context.reportInputMismatch(this, "the text holds a character that is none (NUL or half a surrogate pair)");
      }
      return text;
    }
  }

  /** A day of the calendar as people write it, its year in four digits; no count of days, no list of three numbers. */
  private static final class WrittenDate extends StdScalarDeserializer<LocalDate> {

    private static final long serialVersionUID = 1;

    WrittenDate() {
      super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      try {
        if (parser.hasToken(JsonToken.VALUE_STRING) && parser.getText().length() == LONGEST_DATE) {
          return LocalDate.parse(parser.getText());
        }
      } catch (DateTimeException noDate) {
        // said below, as for what is no text
      }
      return context.reportInputMismatch(this, "no day of the calendar such as 2026-06-30");
    }
  }

  /** A number that can be written out. */
  private static final class SensibleNumber extends StdScalarDeserializer<BigDecimal> {

    private static final long serialVersionUID = 1;

    SensibleNumber() {
      super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      var number = new BigDecimalDeserializer().deserialize(parser, context);
      if (number != null
          && (Math.abs((long) number.scale()) > LARGEST_EXPONENT || number.precision() > LONGEST_NUMBER)) {
        context.reportInputMismatch(this, "the number is out of all proportion");
      }
      return number;
    }
  }
}
