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
