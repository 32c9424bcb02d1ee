-- Signals know what they are about, which message they are, which rule decided last, and whose prompt took them in.
alter table activity_signal add column thing varchar(64);
alter table activity_signal add column message varchar(64);
alter table activity_signal add column decided_by varchar(200);
alter table activity_signal add column merged_into uuid references time_prompt (id);

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
