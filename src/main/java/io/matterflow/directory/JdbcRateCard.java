package io.matterflow.directory;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One query finds every rate that may hold; the strongest level, then the latest day, then the higher rate, wins. */
@Repository
class JdbcRateCard implements RateCard {

  private static final LocalDate EVER = LocalDate.of(1900, 1, 1);
  private static final Comparator<Candidate> STRONGEST_FIRST = Comparator.comparing(Candidate::source)
      .thenComparing(Candidate::from, Comparator.reverseOrder())
      .thenComparing(Candidate::rate, Comparator.reverseOrder());

  private final JdbcClient jdbc;

  JdbcRateCard(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A rate in another currency than the client's never holds: nothing here converts money. */
  @Override
  public Optional<ResolvedRate> rate(MatterId matter, TimekeeperId timekeeper, LocalDate workDate) {
    return jdbc.sql("""
            select client.currency, matter.blended_rate, rule.owner, rule.scope, rule.rate, rule.effective_from,
              case when person.currency = client.currency then person.default_rate end as default_rate
            from directory_matter matter
            join directory_client client on client.id = matter.client_id
            join directory_timekeeper person on person.id = :timekeeper
            left join directory_rate rule
              on rule.owner_id in (matter.id, matter.client_id, 'firm')
              and ((rule.owner = 'MATTER' and rule.owner_id = matter.id)
                or (rule.owner = 'CLIENT' and rule.owner_id = matter.client_id)
                or rule.owner = 'FIRM')
              and rule.effective_from <= :workDate
              and (rule.effective_to is null or rule.effective_to >= :workDate)
              and coalesce(rule.currency, client.currency) = client.currency
              and (rule.scope = 'ALL'
                or (rule.scope = 'TIMEKEEPER' and rule.timekeeper_id = person.id)
                or (rule.scope = 'CLASSIFICATION' and rule.classification = person.classification))
            where matter.id = :matter
            """)
        .param("matter", matter.value())
        .param("timekeeper", timekeeper.value())
        .param("workDate", workDate)
        .query((row, number) -> candidates(row))
        .list()
        .stream()
        .flatMap(List::stream)
        .min(STRONGEST_FIRST)
        .map(Candidate::resolved);
  }

  /** Each row tells the blended and the default rate, and one negotiated rate or none. */
  private static List<Candidate> candidates(ResultSet row) throws SQLException {
    var candidates = new ArrayList<Candidate>();
    var currency = Currency.getInstance(row.getString("currency"));
    if (row.getBigDecimal("blended_rate") != null) {
      candidates.add(new Candidate(RateSource.BLENDED, EVER, new Money(row.getBigDecimal("blended_rate"), currency)));
    }
    if (row.getString("owner") != null) {
      var from = row.getObject("effective_from", LocalDate.class);
      candidates.add(new Candidate(
          source(row.getString("owner"), row.getString("scope")), from,
          new Money(row.getBigDecimal("rate"), currency)));
    }
    if (row.getBigDecimal("default_rate") != null) {
      candidates.add(
          new Candidate(RateSource.TIMEKEEPER_DEFAULT, EVER, new Money(row.getBigDecimal("default_rate"), currency)));
    }
    return candidates;
  }

  private static RateSource source(String owner, String scope) {
    return owner.equals("FIRM") ? RateSource.FIRM_DEFAULT : RateSource.valueOf(owner + "_" + scope);
  }

  private record Candidate(RateSource source, LocalDate from, Money rate) {

    ResolvedRate resolved() {
      return new ResolvedRate(rate, source, Optional.of(from).filter(EVER::isBefore));
    }
  }
}
