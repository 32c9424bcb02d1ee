package io.matterflow.engine;

import io.matterflow.engine.DmnTables.TableInForce;

/** Knows which version of a table is in force. */
interface TablesInForce {

  TableInForce of(String decision);
}
