package io.matterflow.trust;

import io.matterflow.trust.BankStatements.Answer;
import io.matterflow.trust.BankStatements.Taken;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The bank of a test: writes statements, has them imported, and knows its lines. */
@Component
public class Bank {

  private final BankStatements statements;
  private final JdbcStatements rows;
  private final StatementTicks ticks;
  private final BankEvents events;
  private final Clock clock;

  Bank(BankStatements statements, JdbcStatements rows, StatementTicks ticks, BankEvents events, Clock clock) {
    this.statements = statements;
    this.rows = rows;
    this.ticks = ticks;
    this.events = events;
    this.clock = clock;
  }

  /** A CSV in the usual layout; each line as {@code 2026-06-01|Deposit|1234.56|1021|balance}. */
  public static String csv(String... lines) {
    return Arrays.stream(lines).map(line -> line.split("\\|", -1))
        .map(cells -> "%s,\"%s\",%s,%s,%s".formatted(american(cells[0]), cells[1], cells[2],
            cells.length > 3 ? cells[3] : "",
            cells.length > 4 ? cells[4] : ""))
        .collect(Collectors.joining("\n", "Date,Description,Amount,Reference,Balance\n", "\n"));
  }

  private static String american(String day) {
    return day.replaceFirst("(\\d{4})-(\\d{2})-(\\d{2})", "$2/$3/$1");
  }

  public Answer imports(TrustAccountId account, String file) {
    return statements.take(account, file.getBytes(StandardCharsets.UTF_8), TrustHouse.BOOKKEEPER);
  }

  public Taken taken(TrustAccountId account, String file) {
    var answer = imports(account, file);
    if (answer instanceof Taken taken) {
      return taken;
    }
    throw new IllegalStateException("not imported: " + answer);
  }

  /** One line on a statement of its own. */
  public UUID line(TrustAccountId account, LocalDate on, String amount, String description) {
    taken(account, csv("%s|%s|%s".formatted(on, description, amount)));
    return lineOf(account, amount);
  }

  public UUID lineOf(TrustAccountId account, String amount) {
    return rows.lines(account, LocalDate.of(2000, 1, 1), LocalDate.of(2999, 1, 1)).stream()
        .filter(line -> line.amount().plain().equals(amount)).findFirst().orElseThrow().id();
  }

  public StatementTicks.Answer shows(TrustAccountId account, UUID line, UUID... items) {
    return ticks.answer(account, line,
        told(BankLine.Kind.ITEMS, Optional.empty(), Optional.empty(), Optional.empty(), items),
        TrustHouse.BOOKKEEPER);
  }

  /** Told of today, past any statement. */
  public void clears(TrustAccountId account, UUID item) {
    told(account, BankEvent.Kind.CLEARED, item, LocalDate.ofInstant(clock.instant(), TrustHouse.ZONE));
  }

  /** Told past any statement. */
  public BankEventId told(TrustAccountId account, BankEvent.Kind kind, UUID item, LocalDate on) {
    var outcome = events
        .take(new BankEvent(BankEventId.next(), account, UUID.randomUUID().toString(), on, kind, Optional.of(item),
        Optional.empty(), Optional.empty(), Optional.empty()), "test", TrustHouse.BOOKKEEPER);
    if (outcome instanceof BankEvent.Outcome.Taken taken) {
      return taken.id();
    }
    throw new IllegalStateException("refused: " + outcome);
  }

  public StatementTicks.Answer did(TrustAccountId account, UUID line, BankEvent.Kind type, LedgerId ledger) {
    return ticks.answer(account, line,
        told(BankLine.Kind.BANK_EVENT, Optional.of(type), Optional.of(ledger), Optional.empty()),
        TrustHouse.BOOKKEEPER);
  }

  public StatementTicks.Answer hasItWrong(TrustAccountId account, UUID line, Optional<UUID> corrects) {
    return ticks.answer(account, line, told(BankLine.Kind.BANK_ERROR, Optional.empty(), Optional.empty(), corrects),
        TrustHouse.BOOKKEEPER);
  }

  public StatementTicks.Answer isADeposit(TrustAccountId account, UUID line, Optional<LedgerId> ledger) {
    return ticks.answer(account, line, told(BankLine.Kind.DEPOSIT, Optional.empty(), ledger, Optional.empty()),
        TrustHouse.BOOKKEEPER);
  }

  private static StatementTicks.Told told(
      BankLine.Kind kind,
      Optional<BankEvent.Kind> type,
      Optional<LedgerId> ledger,
      Optional<UUID> corrects,
      UUID... items) {
    return new StatementTicks.Told(kind, Arrays.asList(items), type, Optional.empty(), ledger,
        Optional.of(DepositMethod.WIRE),
        Optional.of("A note"), Optional.of("A letter"), corrects);
  }
}
