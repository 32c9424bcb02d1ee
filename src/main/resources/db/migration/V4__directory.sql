-- The firm's reference data. One row is one item as it was sent (document: canonical JSON, nothing lost that a later
-- feature may read); the columns and tables beside it are what SQL asks for.

-- Loads queue on this row, so that two of them never interleave.
create table directory_load (
  id integer primary key check (id = 1)
);

insert into directory_load (id) values (1);

create table directory_firm (
  id        varchar(64) primary key check (id = 'firm'),
  document  varchar(100000) not null,
  loaded_at timestamp with time zone not null
);

create table directory_timekeeper (
  id             varchar(64) primary key,
  classification varchar(40) not null,
  default_rate   numeric(14, 2),
  currency       char(3) not null,
  document       varchar(100000) not null,
  loaded_at      timestamp with time zone not null
);

create table directory_client (
  id        varchar(64) primary key,
  currency  char(3) not null,
  document  varchar(100000) not null,
  loaded_at timestamp with time zone not null
);

create table directory_client_domain (
  client_id varchar(64) not null references directory_client,
  domain    varchar(254) not null,
  primary key (domain, client_id)
);

create index directory_client_domain_of on directory_client_domain (client_id);

-- Contacts in their normal form. A matter names its contacts by address; their phones are found here.
create table directory_client_contact (
  client_id varchar(64) not null references directory_client,
  position  integer not null,
  address   varchar(254),
  phone     varchar(20),
  primary key (client_id, position)
);

create index directory_client_contact_address on directory_client_contact (address);
create index directory_client_contact_phone on directory_client_contact (phone);

create table directory_matter (
  id           varchar(64) primary key,
  client_id    varchar(64) not null references directory_client,
  blended_rate numeric(14, 2),
  document     varchar(100000) not null,
  loaded_at    timestamp with time zone not null
);

create index directory_matter_client on directory_matter (client_id);

create table directory_matter_team (
  matter_id     varchar(64) not null references directory_matter,
  timekeeper_id varchar(64) not null references directory_timekeeper,
  primary key (matter_id, timekeeper_id)
);

create index directory_matter_team_timekeeper on directory_matter_team (timekeeper_id);

-- Whatever a signal may carry that leads to a matter, in its normal form: an address, a phone, a workspace.
create table directory_matter_key (
  matter_id varchar(64) not null references directory_matter,
  kind      varchar(20) not null,
  key_value varchar(300) not null,
  primary key (kind, key_value, matter_id)
);

create index directory_matter_key_of on directory_matter_key (matter_id);

-- Numbers and names that may stand in a text. A text is looked up by the first words of each phrase (head); what is found is
-- then compared in full, so a search costs the words of the text and not the matters of the firm.
create table directory_matter_phrase (
  matter_id varchar(64) not null references directory_matter,
  kind      varchar(20) not null,
  phrase    varchar(700) not null,
  head      varchar(700) not null,
  primary key (matter_id, kind, phrase)
);

create index directory_matter_phrase_head on directory_matter_phrase (head);

-- Negotiated rates of a matter or a client, and the firm's rates by classification. Without a currency of its own a rate is in
-- the client's.
create table directory_rate (
  id             bigint generated always as identity primary key,
  owner          varchar(10) not null,
  owner_id       varchar(64) not null,
  scope          varchar(20) not null,
  timekeeper_id  varchar(64) references directory_timekeeper,
  classification varchar(40),
  rate           numeric(14, 2) not null,
  currency       char(3),
  effective_from date not null,
  effective_to   date
);

create index directory_rate_owner on directory_rate (owner_id);
