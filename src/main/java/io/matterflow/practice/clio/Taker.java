package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Takes in what Clio has. The same record may come again and changes nothing then. */
interface Taker {

  /** Takes the records in, and answers those that cannot be used, with the reason. */
  List<Unfit> take(List<JsonNode> records);

  /** Clio has the record no longer. */
  default void gone(long id) {}

  /** A record that could not be used, why, and what it is. The reason names no person. */
  record Unfit(long id, String why) {}
}
