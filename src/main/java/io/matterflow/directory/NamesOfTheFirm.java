package io.matterflow.directory;

import io.matterflow.rules.NamesInUse;
import java.util.List;
import org.springframework.stereotype.Component;

/** The clients, matters and arrangements that a decision table may speak of. */
@Component
class NamesOfTheFirm implements NamesInUse {

  private final Directory directory;

  NamesOfTheFirm(Directory directory) {
    this.directory = directory;
  }

  @Override
  public List<String> of(String fact) {
    return switch (fact) {
      case "client" -> directory.clients().stream().map(client -> client.id().value()).toList();
      case "billingModel" -> directory.matters().stream().map(Matter::billingModel).distinct().sorted().toList();
      default -> List.of();
    };
  }
}
