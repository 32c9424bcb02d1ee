-- Where the CSV of an account's bank has what.
create table trust_statement_layout (
  account varchar(40) primary key references trust_account (account),
  delimiter varchar(1) not null,
  date_format varchar(20) not null,
  decimal_comma boolean not null,
  columns varchar(2000) not null,
  stated_by varchar(100) not null,
  stated_at timestamp with time zone not null
);

-- Append-only: a file that a bank gave out, and what it says stood on the account at the end of a day.
create table trust_statement (
  id uuid primary key,
  account varchar(40) not null references trust_account (account),
  format varchar(10) not null,
  sha256 varchar(64) not null,
  bank_account varchar(64),
  first_day date not null,
  last_day date not null,
  closing_on date,
  closing_balance numeric(14, 2),
  lines integer not null,
  new_lines integer not null,
  imported_by varchar(100) not null,
  imported_at timestamp with time zone not null
);

create index trust_statement_account on trust_statement (account);

-- Append-only: a line of a bank's statement, once for the account, whatever files it stood in.
create table trust_statement_line (
  id uuid primary key,
  account varchar(40) not null references trust_account (account),
  statement_id uuid not null references trust_statement (id),
  event_id varchar(200) not null,
  position integer not null,
  dated date not null,
  amount numeric(14, 2) not null,
  description varchar(400) not null,
  reference varchar(100),
  constraint trust_statement_line_once unique (account, event_id),
  constraint trust_statement_line_amount check (amount <> 0)
);

create index trust_statement_line_dated on trust_statement_line (account, dated);

-- Append-only: what a person said that a line is.
create table trust_statement_answer (
  line_id uuid primary key references trust_statement_line (id),
  answer varchar(20) not null,
  note varchar(1000),
  evidence varchar(1000),
  corrects uuid unique references trust_statement_line (id),
  decided_by varchar(100) not null,
  decided_at timestamp with time zone not null,
  constraint trust_statement_answer_kind check (answer in ('ITEMS', 'BANK_EVENT', 'DEPOSIT', 'BANK_ERROR')),
  constraint trust_statement_answer_error check (answer <> 'BANK_ERROR' or (note is not null and evidence is not null))
);

-- Append-only: which items of the book a line shows; an item is shown once.
create table trust_statement_item (
  line_id uuid not null references trust_statement_line (id),
  item uuid not null unique,
  primary key (line_id, item)
);
