-- A task of a pre-bill as one person has it in the practice system too: from when our own was offered to them until it was not.
-- opened_at says since when the step has been done over there, theirs what it is called there, nothing where it was not needed.
create table task_mirror (
  id uuid primary key,
  pre_bill_id uuid not null references pre_bill (id),
  step varchar(20) not null,
  task_id varchar(64) not null,
  person varchar(64) not null,
  offered_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  opened_at timestamp with time zone,
  theirs varchar(200)
);

create index task_mirror_task on task_mirror (task_id);
create index task_mirror_pre_bill on task_mirror (pre_bill_id);

-- Each task that was ever meant to be opened in Clio, written before it goes out: where to look for it, whether the last try was
-- answered, and what Clio called it.
create table clio_task (
  reference varchar(200) primary key,
  clio_user bigint not null,
  clio_matter bigint not null,
  tried_at timestamp with time zone not null,
  answered boolean not null,
  clio_id bigint
);

create index clio_task_theirs on clio_task (clio_id);
