-- Entries that the practice system is to show as billed, or as billed no more, by the run that billed them.
create table billing_mark (
  id uuid primary key,
  run_id uuid not null,
  billed boolean not null,
  by_hand boolean not null,
  opened_at timestamp with time zone not null,
  answer varchar(20),
  answered_at timestamp with time zone,
  answered_by varchar(100)
);

create index billing_mark_run on billing_mark (run_id, answer);

create table billing_mark_entry (
  mark_id uuid not null references billing_mark (id),
  entry_id uuid not null references time_entry (id),
  pre_bill_id uuid not null,
  mention varchar(300) not null,
  seen_at timestamp with time zone,
  primary key (mark_id, entry_id)
);

create index billing_mark_entry_entry on billing_mark_entry (entry_id);
create index billing_mark_entry_pre_bill on billing_mark_entry (pre_bill_id);
