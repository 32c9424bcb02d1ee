-- A person of the firm has written or talked to the client about an invoice: on that day no reminder of it goes out.
create table reminder_contact (
  id uuid not null primary key,
  invoice_number varchar(40) not null,
  contacted_on date not null,
  way varchar(10) not null,
  recorded_by varchar(100) not null,
  recorded_at timestamp with time zone not null
);

create index reminder_contact_of_invoice on reminder_contact (invoice_number, contacted_on);

-- A message as a person is asked to approve it. What is sent is this, sign by sign, or nothing.
create table reminder_draft (
  id uuid not null primary key,
  invoice_number varchar(40) not null,
  step varchar(40) not null,
  version integer not null,
  sha256 varchar(64) not null,
  channel varchar(10) not null,
  recipients varchar(2000) not null,
  subject varchar(500) not null,
  plain_text varchar(20000) not null,
  html varchar(100000),
  state varchar(10) not null,
  drafted_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  decided_by varchar(100),
  decided_at timestamp with time zone,
  constraint reminder_draft_once unique (invoice_number, step, version),
  constraint reminder_draft_state check (state in ('OPEN', 'APPROVED', 'SKIPPED', 'EXPIRED', 'OVERTAKEN'))
);

-- A reminder that fell due and neither went out nor was left out: found by the daily check, until it is dealt with.
create table reminder_alarm (
  invoice_number varchar(40) not null,
  step varchar(40) not null,
  due_at timestamp with time zone not null,
  found_at timestamp with time zone not null,
  over_at timestamp with time zone,
  constraint reminder_alarm_once primary key (invoice_number, step)
);
