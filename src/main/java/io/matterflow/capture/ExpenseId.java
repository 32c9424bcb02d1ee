package io.matterflow.capture;

import java.util.UUID;

public record ExpenseId(UUID value) {

  static ExpenseId next() {
    return new ExpenseId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
