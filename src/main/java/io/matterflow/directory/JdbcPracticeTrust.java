package io.matterflow.directory;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the {@code trust} of the matters' documents. A balance holds for the day it names, or for the moment at which
 * it was last told.
 */
@Repository
class JdbcPracticeTrust implements PracticeTrust {

  private static final int AT_A_TIME = 500;

  private final JdbcClient jdbc;
  private final Directory directory;

  JdbcPracticeTrust(JdbcClient jdbc, Directory directory) {
    this.jdbc = jdbc;
    this.directory = directory;
  }

  @Override
  public Optional<Told> of(MatterId matter, Currency currency) {
    return trust(List.of(matter)).stream().findFirst().flatMap(trust -> trust.balance()
        .map(amount -> new Told(trust.account(), new Money(amount, currency), trust.at())));
  }

  @Override
  public Map<MatterId, Retainer> retainers(Collection<MatterId> matters) {
    var retainers = new HashMap<MatterId, Retainer>();
    var all = List.copyOf(matters);
    for (int first = 0; first < all.size(); first += AT_A_TIME) {
      trust(all.subList(first, Math.min(first + AT_A_TIME, all.size()))).forEach(trust -> retainers.put(
          trust.matter(), new Retainer(trust.agreedAs(), trust.floor(), trust.target(), trust.balance(), trust.at())));
    }
    return retainers;
  }

  private List<Trust> trust(List<MatterId> matters) {
    var zone = directory.firm().zone();
    return jdbc.sql(
        "select id, document, coalesce(trust_told_at, loaded_at) as told_at from directory_matter where id in (:matters)")
        .param("matters", matters.stream().map(MatterId::value).toList())
        .query((row, number) -> trust(row, zone))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Trust> trust(ResultSet row, ZoneId zone) throws SQLException {
    var matter = new MatterId(row.getString("id"));
    var told = row.getObject("told_at", OffsetDateTime.class).toInstant();
    return ReferenceData.item(row.getString("document")).item("trust").map(trust -> new Trust(
        matter,
        trust.optionalText("account").orElse(""),
        trust.optionalText("retainer").orElse(""),
        Readers.trustBalance(trust),
        Readers.trustAmount(trust, "evergreenMinimum"),
        Readers.trustAmount(trust, "evergreenTarget"),
        trust.optionalDate("asOf").map(day -> day.atStartOfDay(zone).toInstant()).orElse(told)));
  }

  private record Trust(
      MatterId matter,
      String account,
      String agreedAs,
      Optional<BigDecimal> balance,
      Optional<BigDecimal> floor,
      Optional<BigDecimal> target,
      Instant at) {}
}
