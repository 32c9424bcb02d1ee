package io.matterflow.rules;

import java.util.List;

/** What else has to be true of a table, by the word of whoever asks it: of a row, or of all of them together. */
public interface TableGate {

  /** The id of the table that it looks at; it is asked about no other. */
  String table();

  /** What has to be mended before the table may come in; nothing when it may. */
  List<Finding> findings(EditedRows edited);
}
