package io.matterflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each word that an enum may say fits into the column that keeps it. */
@ProductTest
@Tag("both-databases")
class StoredWordsTest {

  private static final String WORDS = """
      matter_closing.state                trust.Closing$State
      rule_change.state                   rules.RuleChange$State
      rule_change_act.state               rules.RuleChange$State
      settlement_distribution.approved_way trust.Distribution$Way
      settlement_distribution.state       trust.Distribution$State
      settlement_share.kind               trust.Distribution$Kind
      time_entry.rate_source              directory.RateCard$RateSource
      trust_account.book                  trust.TrustAccount$Book
      trust_attempt.code                  trust.TrustCode
      trust_authorization.type            trust.DrawdownType
      trust_bank_event.kind               trust.BankEvent$Kind
      trust_cleared.item_kind             trust.JdbcCleared$Item$Kind
      trust_concern.kind                  trust.TrustConcern$Kind
      trust_concern.state                 trust.TrustConcern$State
      trust_deposit.method                trust.DepositMethod
      trust_deposit.state                 trust.Deposit$State
      trust_drawdown.ended_because        trust.TrustCode
      trust_drawdown.state                trust.Drawdown$State
      trust_drawdown.type                 trust.DrawdownType
      trust_freeze.cause                  trust.JdbcBreaks$Cause
      trust_posting.kind                  trust.PostingKind
      trust_receipt_notice.state          trust.ReceiptNotice$State
      trust_reconciliation_hint.cause     trust.ReconciliationHint$Cause
      trust_reconciliation_item.kind      trust.ReconcilingItem$Kind
      trust_request.state                 trust.TrustRequest$State
      trust_statement.format              trust.statement.StatementFile$Format
      trust_statement_answer.answer       trust.BankLine$Kind
      """;

  /** Kept as it was told, or a word that is no enum's. */
  private static final List<String> NO_ENUM = List.of(
      "trust_drawdown.executed_method", "trust_drawdown.method", "trust_release.state",
      "trust_statement_layout.date_format");

  private static final String COLUMNS = """
      select lower(table_name) || '.' || lower(column_name) as place, character_maximum_length as longest
      from information_schema.columns
      where lower(table_schema) = 'public' and character_maximum_length < 10000
      """;

  @Autowired private JdbcTemplate jdbc;

  @Test
  void noWordIsLongerThanItsColumn() {
    var columns = columns();

    assertThat(words()).allSatisfy((place, kind) -> {
      assertThat(columns).containsKey(place);
      assertThat(constants(kind)).allSatisfy(word ->
          assertThat(word.length()).as("%s in %s", word, place).isLessThanOrEqualTo(columns.get(place)));
    });
  }

  @Test
  void everyWordOfTrustIsAmongThem() {
    var named = List.of("kind", "state", "type", "method", "cause", "way", "book", "format", "answer");
    var kept = columns().keySet().stream()
        .filter(place -> place.matches("(trust|settlement|matter_closing).*"))
        .filter(place -> named.stream().anyMatch(word -> place.matches(".*[._]" + word)))
        .filter(place -> !NO_ENUM.contains(place))
        .toList();

    assertThat(words().keySet()).containsAll(kept);
  }

  private Map<String, Integer> columns() {
    return jdbc.query(COLUMNS, (row, index) -> Map.entry(row.getString("place"), row.getInt("longest"))).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
  }

  private static Map<String, String> words() {
    return WORDS.lines().map(line -> line.split(" +")).collect(Collectors.toMap(line -> line[0], line -> line[1]));
  }

  private static List<String> constants(String kind) {
    try {
      return Arrays.stream(Class.forName("io.matterflow." + kind).getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name())
          .toList();
    } catch (ClassNotFoundException gone) {
      throw new AssertionError(kind + " is no enum any more", gone);
    }
  }
}
