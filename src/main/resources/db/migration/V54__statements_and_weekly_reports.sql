-- A statement of account that somebody sends to a client: as of which day, and what became of it. Each attempt is a mail of its own.
create table client_statement (
  id uuid primary key,
  client_id varchar(100) not null,
  currency char(3) not null,
  from_day date not null,
  as_of date not null,
  state varchar(20) not null,
  attempt integer not null,
  requested_by varchar(100) not null,
  requested_at timestamp with time zone not null,
  document_sha256 char(64),
  closing numeric(14, 2),
  vendor_id varchar(300),
  sent_at timestamp with time zone,
  closed_by varchar(100),
  closed_at timestamp with time zone,
  comment varchar(1000)
);

create index client_statement_client on client_statement (client_id, requested_at);

-- Statements byte for byte, as they were made; the one that went is named by its digest.
create table client_statement_document (
  statement_id uuid not null references client_statement (id),
  sha256 char(64) not null,
  content bytea not null,
  made_at timestamp with time zone not null,
  primary key (statement_id, sha256)
);

-- The looks at who gets a weekly report: each waits for its moment and plans the next.
create table weekly_look (
  id uuid primary key,
  due_at timestamp with time zone not null,
  planned_at timestamp with time zone not null,
  state varchar(20) not null
);

-- One report to one person of one week, whatever happens: the key is the fact. The week is named by its Monday.
create table weekly_report (
  id uuid primary key,
  report varchar(40) not null,
  timekeeper_id varchar(100) not null,
  week_of date not null,
  due_at timestamp with time zone not null,
  scope varchar(20) not null,
  empty_week varchar(20) not null,
  state varchar(20) not null,
  as_of date,
  planned_at timestamp with time zone not null,
  vendor_id varchar(300),
  closed_at timestamp with time zone,
  constraint weekly_report_once unique (report, timekeeper_id, week_of)
);

create index weekly_report_state on weekly_report (state);

-- What went with the mail, byte for byte.
create table weekly_report_document (
  report_id uuid not null references weekly_report (id),
  media_type varchar(60) not null,
  sha256 char(64) not null,
  content bytea not null,
  made_at timestamp with time zone not null,
  primary key (report_id, media_type)
);
