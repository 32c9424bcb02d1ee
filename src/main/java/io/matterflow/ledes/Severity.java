package io.matterflow.ledes;

/** What a finding means for the file. */
public enum Severity {
  /** Nothing else can be told about the file. */
  FATAL,
  /** No portal takes the invoice. */
  ERROR,
  /** A person should look before it goes out. */
  WARN
}
