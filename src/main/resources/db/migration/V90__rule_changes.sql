-- An edited table or model that somebody wants in force, as it was proposed. Only its state changes.
create table rule_change (
  id uuid primary key,
  kind varchar(10) not null,
  rule_key varchar(100) not null,
  base_version integer not null,
  proposed_text varchar(1000000) not null,
  text_digest varchar(64) not null,
  reason varchar(1000) not null,
  proposed_by varchar(100) not null,
  proposed_at timestamp with time zone not null,
  state varchar(20) not null,
  constraint rule_change_kind check (kind in ('TABLE', 'MODEL')),
  constraint rule_change_state check (state in ('PROPOSED', 'RELEASED', 'REFUSED', 'WITHDRAWN', 'ROLLED_BACK'))
);
create index rule_change_rule on rule_change (kind, rule_key, proposed_at);

-- Append-only: what was found in it when it was proposed, for whoever releases it to weigh.
create table rule_change_finding (
  change_id uuid not null references rule_change (id),
  position integer not null,
  place varchar(500) not null,
  says varchar(2000) not null,
  primary key (change_id, position)
);

-- Append-only: what became of it, each act once. Of an act that put a version into force, the version before and after.
create table rule_change_act (
  change_id uuid not null references rule_change (id),
  state varchar(20) not null,
  acted_by varchar(100) not null,
  acted_at timestamp with time zone not null,
  words varchar(1000) not null,
  version_before integer,
  version_after integer,
  position bigint generated always as identity,
  primary key (change_id, state)
);

-- Append-only: who has looked at which trial of an edited text, known by the text, so that a trial before the proposal counts.
create table rule_trial_seen (
  id uuid primary key,
  rule_key varchar(100) not null,
  text_digest varchar(64) not null,
  person varchar(100) not null,
  seen_at timestamp with time zone not null,
  from_day date not null,
  to_day date not null,
  report_digest varchar(64) not null,
  summary varchar(1000) not null
);
create index rule_trial_seen_text on rule_trial_seen (rule_key, text_digest);
