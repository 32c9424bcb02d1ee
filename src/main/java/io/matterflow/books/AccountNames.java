package io.matterflow.books;

import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import org.springframework.stereotype.Component;

/**
 * How the firm's accounting system calls our accounts: a row of {@code accounting-map} each. What has no row goes under
 * the number of the house's own chart.
 */
@Component
public class AccountNames {

  static final DecisionTable<Asked, Name> MAP = DecisionTable.of("accounting-map", Asked.class, Name.class);

  private final Decisions decisions;

  AccountNames(Decisions decisions) {
    this.decisions = decisions;
  }

  public Name of(Account account) {
    return decisions.look(MAP, new Asked(account)).stream().findFirst()
        .map(decided -> decided.result())
        .orElseGet(() -> new Name(account.code(), account.words()));
  }

  record Asked(Account account) {}

  public record Name(String number, String name) {}
}
