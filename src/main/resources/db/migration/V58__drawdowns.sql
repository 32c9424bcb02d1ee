-- What a drawdown says beside its terms: what for, on whose consent, from which day a lawyer may sign, and how it was carried out.
alter table trust_drawdown add column purpose varchar(1000);
alter table trust_drawdown add column consent varchar(200);
alter table trust_drawdown add column opens_on date;
alter table trust_drawdown add column released_by varchar(100);
alter table trust_drawdown add column executed_method varchar(20);
alter table trust_drawdown add column executed_ref varchar(100);
alter table trust_drawdown add column executed_on date;
alter table trust_drawdown add column executed_by varchar(100);
alter table trust_drawdown add column posted_as bigint;
alter table trust_drawdown add column cleared_on date;
alter table trust_drawdown add column ended_because varchar(40);

create index trust_drawdown_state on trust_drawdown (account, state);

-- Append-only: the firm has said that it has one lawyer, or no longer. The last row holds.
create table trust_solo_lawyer (
  position bigint generated always as identity primary key,
  solo boolean not null,
  reason varchar(1000) not null,
  declared_by varchar(100) not null,
  declared_at timestamp with time zone not null
);

-- Append-only: what was tried and refused, by whom and why.
create table trust_attempt (
  id uuid primary key,
  attempted_at timestamp with time zone not null,
  person varchar(100) not null,
  act varchar(20) not null,
  account varchar(40) not null,
  ledger varchar(100) not null,
  drawdown_id uuid,
  code varchar(40) not null
);

create index trust_attempt_time on trust_attempt (attempted_at);
