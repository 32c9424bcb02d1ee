-- Runs of a billing cycle: which matters were looked at and what became of each.
create table billing_cycle (
  id uuid primary key,
  cycle varchar(20) not null,
  period_end date not null,
  state varchar(20) not null,
  requested_by varchar(100) not null,
  requested_at timestamp with time zone not null,
  completed_at timestamp with time zone
);

-- The matters that a run was asked for; without any it looks at all of them.
create table billing_cycle_scope (
  cycle_id uuid not null references billing_cycle (id),
  matter_id varchar(100) not null,
  primary key (cycle_id, matter_id)
);

-- Outcomes of a run: NOT_DUE, DUE (to be compiled), COMPILED, NOTHING_TO_BILL, FAILED.
create table billing_cycle_matter (
  cycle_id uuid not null references billing_cycle (id),
  matter_id varchar(100) not null,
  outcome varchar(20) not null,
  reason varchar(500) not null,
  rule varchar(200),
  pre_bill_id uuid,
  primary key (cycle_id, matter_id)
);

create index billing_cycle_matter_due on billing_cycle_matter (cycle_id, outcome, matter_id);
create index billing_cycle_matter_failed on billing_cycle_matter (outcome, matter_id);

create table pre_bill (
  id uuid primary key,
  number varchar(120) not null unique,
  matter_id varchar(100) not null,
  client_id varchar(100) not null,
  period_end date not null,
  currency char(3) not null,
  state varchar(30) not null,
  owner_role varchar(30) not null,
  owner_person varchar(100),
  since timestamp with time zone not null,
  version integer not null,
  returned integer not null,
  reminders integer not null,
  due_at timestamp with time zone,
  escalated_to varchar(30),
  signed_version integer,
  content_hash char(64),
  signed_by varchar(100),
  signed_at timestamp with time zone,
  invoice_number varchar(100),
  constraint one_pre_bill_per_matter_and_period unique (matter_id, period_end)
);

create index pre_bill_state on pre_bill (state, since);

create table pre_bill_line (
  id uuid primary key,
  pre_bill_id uuid not null references pre_bill (id),
  line_position integer not null,
  time_entry_id uuid,
  timekeeper_id varchar(100) not null,
  work_date date not null,
  entered_on date not null,
  worked numeric(9, 4) not null,
  hours numeric(9, 4) not null,
  rate numeric(14, 2) not null,
  write_down numeric(14, 2) not null,
  narrative varchar(8000) not null,
  task_code varchar(20),
  activity_code varchar(20),
  internal_note varchar(4000),
  held boolean not null,
  constraint one_line_per_position unique (pre_bill_id, line_position),
  constraint one_line_per_time_entry unique (pre_bill_id, time_entry_id)
);

-- Every move of money on a line, as it was made: never changed, never deleted.
create table pre_bill_adjustment (
  id uuid primary key,
  pre_bill_id uuid not null references pre_bill (id),
  line_id uuid not null references pre_bill_line (id),
  kind varchar(20) not null,
  amount_before numeric(14, 2) not null,
  amount_after numeric(14, 2) not null,
  reason varchar(2000) not null,
  made_by varchar(100) not null,
  by_partner boolean not null,
  made_at timestamp with time zone not null
);

create index pre_bill_adjustment_of on pre_bill_adjustment (pre_bill_id);

create table pre_bill_exception (
  id uuid primary key,
  pre_bill_id uuid not null references pre_bill (id),
  line_id uuid not null references pre_bill_line (id),
  rule varchar(50) not null,
  message_key varchar(50) not null,
  action varchar(20) not null,
  owner_role varchar(30) not null,
  owner_person varchar(100),
  overridden_by varchar(30) not null,
  found_value varchar(200) not null,
  rule_limit varchar(200) not null,
  decided_by varchar(200) not null,
  state varchar(20) not null,
  since timestamp with time zone not null,
  resolution varchar(30),
  reason varchar(2000),
  reference varchar(500),
  resolved_by varchar(100),
  resolved_at timestamp with time zone,
  constraint one_exception_per_line_and_rule unique (line_id, rule, message_key)
);

create index pre_bill_exception_of on pre_bill_exception (pre_bill_id);
create index pre_bill_exception_open on pre_bill_exception (state, since);
