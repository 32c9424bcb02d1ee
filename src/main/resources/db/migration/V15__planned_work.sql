-- What a calendar said of an event, each time that it said something new: fingerprints, never words. One of them is in force.
create table telling (
  signal_id uuid not null references activity_signal (id),
  id varchar(64) not null,
  content varchar(64) not null,
  sequence integer,
  updated_at timestamp with time zone,
  status varchar(20) not null,
  in_force boolean not null,
  told_at timestamp with time zone not null,
  constraint telling_pk primary key (signal_id, id)
);

-- Events from before have had one word, whose content nobody knows any more.
insert into telling (signal_id, id, content, status, in_force, told_at)
select id, 'before', '', calendar_status, true, received_at from activity_signal where kind = 'CALENDAR' and erased = false;

-- A meeting whose time was approved and that the calendar tells otherwise now: its timekeeper is asked what is right.
create table changed_meeting (
  signal_id uuid primary key references activity_signal (id),
  prompt_id uuid not null references time_prompt (id),
  status varchar(20) not null,
  starts_at timestamp with time zone not null,
  seconds integer,
  raised_at timestamp with time zone not null,
  answer varchar(10),
  answered_by varchar(64)
);
