package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** The codes of tasks and activities that the firm's Clio knows; of two sets with the same code, the first counts. */
final class CodeTaker implements Taker {

  private final JdbcLinks links;

  CodeTaker(JdbcLinks links) {
    this.links = links;
  }

  @Override
  public List<Unfit> take(List<JsonNode> records) {
    for (var record : records) {
      var id = record.path("id").asLong();
      var code = Wordings.line(record, "code").flatMap(Wordings::asId);
      kind(record.path("type").asText(""))
          .filter(kind -> links.ours(kind, id).isEmpty())
          .ifPresent(kind -> code
              .filter(known -> !links.isTaken(kind, known))
              .ifPresent(known -> links.link(kind, id, known)));
    }
    return List.of();
  }

  private static Optional<LinkKind> kind(String type) {
    return switch (type) {
      case "UtbmsTask" -> Optional.of(LinkKind.TASK_CODE);
      case "UtbmsActivity" -> Optional.of(LinkKind.ACTIVITY_CODE);
      default -> Optional.empty();
    };
  }
}
