-- Signals of work: never a body; subject and people are gone once it turns out to be no work.
create table activity_signal (
  id uuid primary key,
  source varchar(64) not null,
  event_id varchar(200) not null,
  same_as varchar(600),
  kind varchar(10) not null,
  happened_at timestamp with time zone not null,
  direction varchar(3),
  duration_seconds integer,
  missed boolean not null,
  calendar_status varchar(20) not null,
  words integer not null,
  filing_fee numeric(14, 2),
  subject varchar(1000) not null,
  participants varchar(500000) not null,
  clues varchar(1000000) not null,
  timekeeper_id varchar(64),
  state varchar(10) not null,
  outcome varchar(10),
  reason varchar(200) not null,
  matter_id varchar(64),
  candidates varchar(1000000) not null,
  billability varchar(10),
  billability_reason varchar(60) not null,
  rules varchar(20000) not null,
  received_at timestamp with time zone not null,
  constraint activity_signal_event unique (source, event_id),
  constraint activity_signal_same unique (same_as)
);

create index activity_signal_timekeeper on activity_signal (timekeeper_id, state, happened_at);

-- A proposal of time, seen by its timekeeper alone until it is approved.
create table time_prompt (
  id uuid primary key,
  signal_id uuid not null references activity_signal (id),
  kind varchar(10) not null,
  timekeeper_id varchar(64) not null,
  work_date date not null,
  started_at timestamp with time zone not null,
  raw_seconds integer,
  estimated boolean not null,
  matter_id varchar(64) not null,
  minutes integer,
  narrative varchar(4000) not null,
  task_code varchar(10),
  activity_code varchar(10),
  billability varchar(10) not null,
  billability_reason varchar(60) not null,
  possible_duplicates varchar(8000) not null,
  state varchar(10) not null,
  reject_reason varchar(60),
  since timestamp with time zone not null,
  constraint time_prompt_signal unique (signal_id)
);

create index time_prompt_state on time_prompt (state, since);
create index time_prompt_timekeeper on time_prompt (timekeeper_id, work_date, id);

-- Approved time, priced once. A bill claims it; the row that a bill has claimed is never taken back.
create table time_entry (
  id uuid primary key,
  source varchar(64) not null,
  source_id varchar(200) not null,
  prompt_id uuid references time_prompt (id),
  matter_id varchar(64) not null,
  timekeeper_id varchar(64) not null,
  work_date date not null,
  entered_on date not null,
  started_at timestamp with time zone,
  raw_seconds integer,
  hours numeric(9, 4) not null,
  rounding_rule varchar(200),
  rate numeric(14, 2) not null,
  currency char(3) not null,
  rate_source varchar(30) not null,
  amount numeric(14, 2) not null,
  billed_percent integer not null,
  billable boolean not null,
  narrative varchar(4000) not null,
  task_code varchar(10),
  activity_code varchar(10),
  kind varchar(30) not null,
  possible_duplicates varchar(8000) not null,
  posted_as varchar(200),
  pre_bill uuid,
  billed boolean not null,
  constraint time_entry_source unique (source, source_id),
  constraint time_entry_prompt unique (prompt_id)
);

create index time_entry_unbilled on time_entry (matter_id, pre_bill, work_date);
create index time_entry_pre_bill on time_entry (pre_bill);
create index time_entry_same_day on time_entry (timekeeper_id, matter_id, work_date);
