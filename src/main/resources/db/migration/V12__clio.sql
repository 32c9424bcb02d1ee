-- What the connection to Clio Manage has to remember. Nothing here is the firm's record: all of it can be read again from
-- there, except what was posted and under which mark.

-- One row: the tokens, sealed with the firm's key; consent tells from which consent they came, without holding it.
create table clio_token (
  id integer primary key check (id = 1),
  consent varchar(64) not null,
  access_token varchar(8000) not null,
  refresh_token varchar(8000) not null,
  expires_at timestamp with time zone not null
);

insert into clio_token (id, consent, access_token, refresh_token, expires_at)
values (1, '', '', '', timestamp with time zone '1970-01-01 00:00:00+00:00');

-- Which record over there is which of ours. A link that was made is kept, whatever the record is called later; gone_at says
-- since when Clio knows it no longer.
create table clio_link (
  kind varchar(20) not null,
  clio_id bigint not null,
  our_id varchar(64) not null,
  gone_at timestamp with time zone,
  primary key (kind, clio_id),
  constraint clio_link_ours unique (kind, our_id)
);

-- Each entry that was ever meant to be posted, written before it goes out: where to look for it, and whether the last try
-- was answered.
create table clio_posting (
  reference varchar(200) primary key,
  mark varchar(20) not null unique,
  clio_user bigint not null,
  clio_matter bigint not null,
  work_date date not null,
  seconds bigint not null,
  tried_at timestamp with time zone not null,
  answered boolean not null
);

-- How far each list was read: everything changed since, a page that a restart goes on with, and since when it fails. Reading
-- is leased, so that two nodes do not read the same list.
create table clio_stream (
  stream varchar(20) primary key,
  since timestamp with time zone not null,
  began_at timestamp with time zone,
  next_page varchar(4000),
  read_at timestamp with time zone,
  called_at timestamp with time zone not null,
  failing_since timestamp with time zone,
  failure varchar(40),
  failure_text varchar(1000),
  lease_until timestamp with time zone not null
);

-- Single records to be read again: a webhook named them, an appointment is over by then, or they did not fit.
create table clio_to_read (
  stream varchar(20) not null,
  clio_id bigint not null,
  noted_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  tries integer not null,
  failing_since timestamp with time zone,
  failure_text varchar(1000),
  primary key (stream, clio_id)
);

create index clio_to_read_due on clio_to_read (due_at);

-- People and companies over there, from which a client is put together.
create table clio_contact (
  clio_id bigint primary key,
  company_id bigint,
  company boolean not null,
  name varchar(300) not null,
  email varchar(300),
  phone varchar(60),
  title varchar(300) not null,
  bill_recipient boolean not null
);

create index clio_contact_company on clio_contact (company_id);

-- What we asked Clio to tell us of, until when it does, and since when something is wrong with that.
create table clio_subscription (
  model varchar(30) primary key,
  webhook_id bigint,
  secret varchar(2000),
  enabled boolean not null,
  expires_at timestamp with time zone,
  failing_since timestamp with time zone,
  failure varchar(40),
  failure_text varchar(1000)
);

-- What Clio told us, each once: the same event may be sent again.
create table clio_webhook_event (
  webhook_id bigint not null,
  event varchar(40) not null,
  record_id bigint not null,
  etag varchar(200) not null,
  received_at timestamp with time zone not null,
  primary key (webhook_id, event, record_id, etag)
);
