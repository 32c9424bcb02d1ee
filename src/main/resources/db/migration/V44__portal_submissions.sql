-- What the client's e-billing portal has made of an invoice, and the day from which its reminders count there.
alter table invoice add column portal_state varchar(20);
alter table invoice add column accepted_on date;

-- The way of an invoice into its client's portal: one row an invoice, so that never two submissions are open.
create table portal_case (
  invoice_number varchar(20) primary key references invoice (number),
  portal varchar(40) not null,
  stage varchar(20) not null,
  attempts integer not null,
  since timestamp with time zone not null,
  approved_amount numeric(14, 2),
  conceded numeric(14, 2) not null,
  answer_by date
);

create index portal_case_stage on portal_case (stage, since);

-- Each submission with the file that went there, byte for byte; a further one follows only a rejection of the one before.
create table portal_submission (
  invoice_number varchar(20) not null references portal_case (invoice_number),
  attempt integer not null,
  number_there varchar(20) not null,
  file_name varchar(100) not null,
  sha256 varchar(64) not null,
  content bytea not null,
  prepared_at timestamp with time zone not null,
  dropped_at timestamp with time zone,
  uploaded_on date,
  tracking_number varchar(100),
  uploaded_by varchar(100),
  primary key (invoice_number, attempt)
);

-- Each word of the portal as it was told, and what it did.
create table portal_status (
  id bigint generated always as identity primary key,
  invoice_number varchar(20) not null references portal_case (invoice_number),
  attempt integer not null,
  status varchar(20) not null,
  approved_amount numeric(14, 2),
  said_on date not null,
  effect varchar(20) not null,
  told_at timestamp with time zone not null,
  told_by varchar(100) not null
);

create index portal_status_invoice on portal_status (invoice_number, id);
create index portal_status_rejections on portal_status (status, said_on);

-- Why a portal rejected or reduced an invoice, in its words, and what the firm takes that for.
create table portal_reason (
  status_id bigint not null references portal_status (id),
  reason_position integer not null,
  reason varchar(1000) not null,
  class varchar(40) not null,
  owner varchar(40) not null,
  next_action varchar(400) not null,
  caught_by varchar(40),
  primary key (status_id, reason_position)
);
