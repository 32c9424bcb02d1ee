-- What was posted to accounts that accounting-map no longer names, moved there to those that it names now by an entry of its own. A row
-- is never changed but for the run that was refused last and the moment in which it was posted.
create table accounting_rebooking (
  position bigint generated always as identity,
  rebooking_key varchar(180) not null primary key,
  entry_key varchar(160) not null references accounting_posting (entry_key),
  booked_on date not null,
  currency varchar(3) not null,
  summary varchar(2000) not null,
  asked_at timestamp with time zone not null,
  asked_by varchar(100) not null,
  refused_by uuid references posting_run (id),
  vendor_id varchar(200),
  posted_at timestamp with time zone
);

create index accounting_rebooking_entry on accounting_rebooking (entry_key);
create index accounting_rebooking_day on accounting_rebooking (booked_on);

create table accounting_rebooking_side (
  rebooking_key varchar(180) not null references accounting_rebooking (rebooking_key),
  side integer not null,
  account varchar(100) not null,
  name varchar(200) not null,
  client_id varchar(100),
  amount numeric(14, 2) not null,
  primary key (rebooking_key, side)
);
