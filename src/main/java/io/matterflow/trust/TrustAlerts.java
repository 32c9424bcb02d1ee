package io.matterflow.trust;

import io.matterflow.kernel.TimekeeperId;
import io.matterflow.notices.NoticeKind;
import io.matterflow.notices.NoticeSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells lawyers with trust authority what somebody tried and was refused, and of a journal that does not hold. Ids and
 * codes leave the house, no names and no amounts.
 */
@Component
class TrustAlerts implements NoticeSource {

  private static final String NONE = "-";

  @Override
  public boolean knows(NoticeKind kind) {
    return kind == NoticeKind.TRUST_ATTEMPT || kind == NoticeKind.TRUST_BREAK;
  }

  /**
   * The occasion says all that the message does: act, person, account, ledger, code, drawdown; of a break the account
   * and the law.
   */
  @Override
  public Optional<Map<String, String>> tell(NoticeKind kind, TimekeeperId person, String occasion) {
    if (kind == NoticeKind.TRUST_BREAK) {
      var parts = occasion.split(" ", 3);
      return Optional.of(Map.of("account", parts[0], "law", parts[1]));
    }
    var parts = occasion.split(" ", 6);
    return Optional.of(
        Map.of("act", parts[0], "person", parts[1], "account", parts[2], "ledger", parts[3], "code", parts[4]));
  }

  static String occasion(TrustAttempt attempt) {
    return "%s %s %s %s %s %s".formatted(attempt.act(), attempt.person(),
        attempt.account().map(TrustAccountId::value).orElse(NONE), attempt.ledger().map(LedgerId::value).orElse(NONE),
        attempt.code(),
        attempt.drawdown()
            .map(DrawdownId::toString)
            .orElseGet(() -> attempt.at().atOffset(ZoneOffset.UTC).toLocalDate().toString()));
  }
}
