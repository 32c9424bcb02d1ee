-- The nights in which the journal goes to the accounting system, and the runs that somebody asked for.
create table posting_run (
  id uuid primary key,
  due_at timestamp with time zone not null,
  begun_at timestamp with time zone
);

-- What is there, and as what it was posted. A row is never changed: what was posted is never posted again.
create table accounting_posting (
  entry_key varchar(160) not null primary key references journal_entry (entry_key),
  vendor_id varchar(200) not null,
  summary varchar(2000) not null,
  posted_at timestamp with time zone not null
);

-- What a run could not post, since it was refused for good. The next run tries again.
create table accounting_refusal (
  run_id uuid not null references posting_run (id),
  entry_key varchar(160) not null references journal_entry (entry_key),
  primary key (run_id, entry_key)
);

-- What a night has found to differ, by key, and what became of it.
create table accounting_difference (
  position bigint generated always as identity primary key,
  run_id uuid not null references posting_run (id),
  entry_key varchar(200) not null,
  kind varchar(20) not null,
  ours numeric(14, 2),
  theirs numeric(14, 2),
  currency varchar(3) not null,
  detail varchar(1000) not null,
  state varchar(10) not null,
  found_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by varchar(100),
  constraint accounting_difference_state check (state in ('OPEN', 'GONE', 'ACCEPTED'))
);

create index accounting_difference_run on accounting_difference (run_id);
create index accounting_difference_key on accounting_difference (entry_key);
