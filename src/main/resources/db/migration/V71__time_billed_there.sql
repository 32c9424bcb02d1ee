-- Whether the practice system has the entry on a bill of its own while ours has not billed it: no bill claims it then.
alter table time_entry add column billed_there boolean default false not null;

-- What the practice system told of its own bills, and what became of it: the last row of an entry counts.
create table time_billed_there (
  id uuid primary key,
  entry_id uuid not null references time_entry (id),
  practice_system varchar(40) not null,
  raised_at timestamp with time zone not null,
  answer varchar(20),
  reason varchar(2000),
  answered_at timestamp with time zone,
  answered_by varchar(100)
);

create index time_billed_there_entry on time_billed_there (entry_id, raised_at);
create index time_billed_there_open on time_billed_there (answer, raised_at);

-- By which an entry finds the pre-bill that it is on.
create index pre_bill_line_time_entry on pre_bill_line (time_entry_id);
