-- Why messages to clients are kept back: all of them, those of a channel, or those to one client. What stands names its scope
-- in open_on, so that there is one pause for a scope.
create table message_pause (
  id uuid not null primary key,
  scope varchar(110) not null,
  open_on varchar(110),
  reason varchar(1000) not null,
  paused_by varchar(100) not null,
  paused_at timestamp with time zone not null,
  ended_by varchar(100),
  ended_at timestamp with time zone,
  end_reason varchar(1000),
  constraint message_pause_once unique (open_on)
);

-- A message that was kept back, under the key under which it leaves once. What it says is made when it leaves.
create table client_message (
  id uuid not null primary key,
  message_key varchar(200) not null,
  channel varchar(10) not null,
  client_id varchar(100) not null,
  process varchar(60) not null,
  business_key varchar(100) not null,
  step varchar(60),
  state varchar(10) not null,
  queued_at timestamp with time zone not null,
  closed_by varchar(100),
  closed_at timestamp with time zone,
  reason varchar(1000),
  constraint client_message_once unique (message_key),
  constraint client_message_state check (state in ('WAITING', 'LET_GO', 'SENT', 'DROPPED'))
);

create index client_message_by_state on client_message (state, queued_at);
create index client_message_of_case on client_message (process, business_key);

-- Who sends holds one row until the vendor has answered; who pauses or releases holds all of them. So nothing leaves after a
-- pause was answered, and nothing is queued past a release.
create table message_gate (
  stripe integer not null primary key
);

insert into message_gate (stripe) values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15);
