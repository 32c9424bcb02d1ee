-- What the hours were made of, since when the rate holds, which reading of the entry this is, and why it counts no more.
alter table time_entry add column increment_hours numeric(9, 4);
alter table time_entry add column units integer;
alter table time_entry add column rate_since date;
alter table time_entry add column version integer default 1 not null;
alter table time_entry add column set_aside varchar(20);

-- Time that came in from elsewhere and may be work that we have an entry of: not billed before its timekeeper has answered.
create table time_question (
  id uuid primary key,
  entry_id uuid not null references time_entry (id),
  prompt_id uuid not null references time_prompt (id),
  timekeeper_id varchar(64) not null,
  asked boolean not null,
  raised_at timestamp with time zone not null,
  answer varchar(20),
  answered_at timestamp with time zone,
  answered_by varchar(64),
  constraint time_question_pair unique (entry_id, prompt_id)
);

create index time_question_prompt on time_question (prompt_id);
create index time_question_open on time_question (answer, raised_at);

-- Corrections of posted entries on their way to the practice system, one after the other.
create table time_correction (
  id uuid primary key,
  entry_id uuid not null references time_entry (id),
  version integer not null,
  kind varchar(10) not null,
  asked_at timestamp with time zone not null,
  asked_by varchar(64) not null,
  done_at timestamp with time zone,
  constraint time_correction_version unique (entry_id, version)
);

-- The lock for hours that are rounded over a person's day on a matter.
create table rounded_day (
  timekeeper_id varchar(64) not null,
  matter_id varchar(64) not null,
  work_date date not null,
  constraint rounded_day_pk primary key (timekeeper_id, matter_id, work_date)
);
