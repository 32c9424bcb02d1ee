package io.matterflow.audit;

import java.util.List;

/** A migration after which the database itself refuses to delete a row of the given tables, which may be changed. */
public abstract class KeptTables extends AppendOnlyTables {

  protected KeptTables(String version, String description, List<String> tables) {
    super(version, description, tables, Refusal.OF_DELETION);
  }
}
