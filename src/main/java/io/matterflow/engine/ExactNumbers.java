package io.matterflow.engine;

import java.math.BigDecimal;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.transform.DefaultDmnTransformer;
import org.camunda.bpm.dmn.feel.impl.juel.FeelEngineFactoryImpl;
import org.camunda.bpm.dmn.feel.impl.juel.el.FeelTypeConverter;
import org.camunda.bpm.dmn.feel.impl.juel.TransformExpressionCacheKey;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.commons.utils.cache.Cache;

/**
 * The type {@code number} of a column, which the engine's legacy FEEL does not know: money and hours as they are
 * written. As a {@code double}, a rate of 250.10 would be more than an approved rate of 250.10.
 */
final class ExactNumbers {

  private ExactNumbers() {}

  /** The configuration, for which {@code number} is a type like the others. */
  static DefaultDmnEngineConfiguration known(DefaultDmnEngineConfiguration configuration) {
    var transformer = new DefaultDmnTransformer();
    transformer.getDataTypeTransformerRegistry()
        .addTransformer("number", value -> Variables.untypedValue(exact(value)));
    return configuration.transformer(transformer);
  }

  private static BigDecimal exact(Object value) {
    if (value instanceof Number number) {
      return exact(number);
    }
    throw new IllegalArgumentException("a number is wanted, not a " + value.getClass().getSimpleName());
  }

  /** Without zeros at its end: FEEL's equality of 10 and 10.00 is that of their digits. */
  private static BigDecimal exact(Number number) {
    var digits = number instanceof BigDecimal written ? written : new BigDecimal(number.toString());
    return digits.stripTrailingZeros();
  }

  /** Legacy FEEL whose literals are the digits in the cell, and with our place for translated cells. */
  static final class Cells extends FeelEngineFactoryImpl {

    @Override
    protected FeelTypeConverter createTypeConverter() {
      return new FeelTypeConverter() {
        @Override
        protected BigDecimal coerceToBigDecimal(Object value) {
          return value instanceof Number number ? exact(number) : super.coerceToBigDecimal(value);
        }
      };
    }

    @Override
    protected Cache<TransformExpressionCacheKey, String> createTransformExpressionCache() {
      return new TranslatedCells();
    }
  }
}
