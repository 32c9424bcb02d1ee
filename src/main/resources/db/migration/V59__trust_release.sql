-- A lawyer is asked to let a deposit be drawn before it has cleared, and has answered. The reason is told in the task.
create table trust_release (
  id uuid primary key,
  deposit_id uuid not null references trust_deposit (id),
  reason varchar(1000) not null,
  state varchar(20) not null,
  asked_by varchar(100) not null,
  asked_at timestamp with time zone not null,
  decided_by varchar(100),
  decided_at timestamp with time zone,
  constraint trust_release_state check (state in ('ASKED', 'RELEASED', 'KEPT')),
  constraint trust_release_by_another check (decided_by is null or decided_by <> asked_by or state = 'KEPT')
);

create index trust_release_deposit on trust_release (deposit_id);
