package io.matterflow.access.hardening;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.springframework.context.ApplicationContext;

/**
 * Reads expressions for models, never for queries. In 7.24.0 a query inside {@code orQueries} is evaluated whatever the
 * settings say (CVE-2026-109432), and so is one inside a stored filter: any caller could run code. Whoever asks on
 * behalf of a query is refused here, at the one place that all of those ways lead through.
 */
class ExpressionsOfModelsOnly extends SpringExpressionManager {

  private static final String EVALUATION = "evaluateExpressions";
  private static final int NEAREST_CALLERS = 4;
  private static final StackWalker CALLERS = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

  ExpressionsOfModelsOnly(ApplicationContext beans) {
    super(beans);
  }

  @Override
  public Expression createExpression(String expression) {
    if (CALLERS.walk(frames -> frames.limit(NEAREST_CALLERS).anyMatch(ExpressionsOfModelsOnly::isAQuery))) {
      throw new ExpressionInQuery();
    }
    return super.createExpression(expression);
  }

  private static boolean isAQuery(StackFrame caller) {
    return caller.getMethodName().equals(EVALUATION)
        && AbstractQuery.class.isAssignableFrom(caller.getDeclaringClass());
  }
}
