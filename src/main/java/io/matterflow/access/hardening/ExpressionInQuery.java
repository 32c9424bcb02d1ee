package io.matterflow.access.hardening;

import org.camunda.bpm.engine.BadUserRequestException;

/** A query that would have code evaluated. */
class ExpressionInQuery extends BadUserRequestException {

  private static final long serialVersionUID = 1;

  ExpressionInQuery() {
    super("Expressions are not read in queries and filters: send the value itself.");
  }
}
