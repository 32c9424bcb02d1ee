-- Signals know what they are about, which message they are, which rule decided last, and whose prompt took them in.
alter table activity_signal add column thing varchar(64);
alter table activity_signal add column message varchar(64);
alter table activity_signal add column decided_by varchar(200);
alter table activity_signal add column merged_into uuid references time_prompt (id);
alter table activity_signal add column erased boolean default false not null;

create index activity_signal_thing on activity_signal (thing, timekeeper_id, matter_id);
create index activity_signal_message on activity_signal (message);
create index activity_signal_merged on activity_signal (merged_into);
create index activity_signal_age on activity_signal (received_at);

-- Which messages a message answers, as fingerprints: a late parent finds the answers that came before it.
create table signal_answer (
  signal_id uuid not null references activity_signal (id),
  message varchar(64) not null,
  constraint signal_answer_pk primary key (message, signal_id)
);

create index signal_answer_signal on signal_answer (signal_id);

-- One row for each thing that a timekeeper worked on for a matter on a day, by fingerprint: the lock for merging.
create table joint_work (
  work_key varchar(64) primary key,
  work_date date not null
);

-- Costs of matters; a bill claims them like time.
create table expense (
  id uuid primary key,
  source varchar(64) not null,
  source_id varchar(200) not null,
  signal_id uuid references activity_signal (id),
  matter_id varchar(64) not null,
  timekeeper_id varchar(64),
  expense_date date not null,
  code varchar(10) not null,
  units numeric(14, 4) not null,
  unit_cost numeric(14, 4) not null,
  amount numeric(14, 2) not null,
  currency char(3) not null,
  receipt_amount numeric(14, 2),
  receipt varchar(1000),
  vendor varchar(200),
  pre_approval_ref varchar(200),
  narrative varchar(4000) not null,
  possible_duplicates varchar(8000) not null,
  pre_bill uuid,
  billed boolean not null,
  recorded_at timestamp with time zone not null,
  constraint expense_source unique (source, source_id)
);

create index expense_matter on expense (matter_id, expense_date);
create index expense_pre_bill on expense (pre_bill);
create index expense_signal on expense (signal_id);
