package io.matterflow.rules;

import java.util.List;

/**
 * What the firm has of the things that a fact names: so that a table can be held against its clients and arrangements.
 */
public interface NamesInUse {

  /** Such as the ids of the clients for the fact {@code client}; empty for a fact that names nothing of the kind. */
  List<String> of(String fact);
}
