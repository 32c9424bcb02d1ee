package io.matterflow.rules;

/** A rule of the firm as somebody has edited it: which one it is meant to be, and what its file says. */
public record RuleText(Kind kind, String key, String text) {

  /** A decision table, or a model of a process. */
  public enum Kind {
    TABLE,
    MODEL
  }
}
