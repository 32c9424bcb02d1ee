package io.matterflow.directory;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One query finds every rate that may hold; the strongest level, then the latest day, then the higher rate, wins. */
@Repository
class JdbcRateCard implements RateCard {

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
            with asked as (
              select matter.id as matter_id, matter.client_id, matter.blended_rate, client.currency as client_currency,
                person.id as person_id, person.classification, person.default_rate, person.currency as person_currency
              from directory_matter matter
              join directory_client client on client.id = matter.client_id
              join directory_timekeeper person on person.id = :timekeeper
              where matter.id = :matter
            ),
            ruled as (
              select rule.owner, rule.scope, rule.rate, rule.effective_from, rule.currency, asked.client_currency
              from asked
              join directory_rate rule
                on (rule.owner = 'MATTER' and rule.owner_id = asked.matter_id)
                or (rule.owner = 'CLIENT' and rule.owner_id = asked.client_id)
                or (rule.owner = 'FIRM' and rule.owner_id = 'firm')
              where rule.effective_from <= :workDate
                and (rule.effective_to is null or rule.effective_to >= :workDate)
                and (rule.scope = 'ALL'
                  or (rule.scope = 'TIMEKEEPER' and rule.timekeeper_id = asked.person_id)
                  or (rule.scope = 'CLASSIFICATION' and rule.classification = asked.classification))
            )
            select case when owner = 'FIRM' then 'FIRM_DEFAULT' else owner || '_' || scope end as source,
              rate, effective_from, client_currency
            from ruled
            where coalesce(currency, client_currency) = client_currency
            union all
            select 'BLENDED', blended_rate, date '1900-01-01', client_currency
            from asked
            where blended_rate is not null
            union all
            select 'TIMEKEEPER_DEFAULT', default_rate, date '1900-01-01', client_currency
            from asked
            where default_rate is not null and person_currency = client_currency
            """)
        .param("matter", matter.value())
        .param("timekeeper", timekeeper.value())
        .param("workDate", workDate)
        .query((row, number) -> new Candidate(
            RateSource.valueOf(row.getString("source")),
            row.getObject("effective_from", LocalDate.class),
            new Money(row.getBigDecimal("rate"), Currency.getInstance(row.getString("client_currency")))))
        .list()
        .stream()
        .min(STRONGEST_FIRST)
        .map(candidate -> new ResolvedRate(candidate.rate(), candidate.source()));
  }

  private record Candidate(RateSource source, LocalDate from, Money rate) {}
}
