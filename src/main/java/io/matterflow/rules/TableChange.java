package io.matterflow.rules;

import java.util.List;

/** What became of an edited table. */
public sealed interface TableChange {

  /** In force from now on: what is decided later is decided by this version, and says so. */
  record Released(String table, int version) implements TableChange {}

  /** The same as the version in force; nothing was done. */
  record Unchanged(String table, int version) implements TableChange {}

  /** Not taken, with a sentence for each thing to mend that names row and column. The version in force stays. */
  record Refused(List<String> problems) implements TableChange {}
}
