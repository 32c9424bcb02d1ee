-- One row is one trust account at a bank. Whatever posts, proposes, authorizes or executes on the account holds this row.
create table trust_account (
  account varchar(40) primary key,
  currency varchar(3) not null,
  jurisdiction varchar(20) not null,
  book varchar(10) not null,
  float_cap numeric(14, 2) not null,
  opened_on date not null,
  opened_by varchar(100) not null,
  opened_at timestamp with time zone not null,
  constraint trust_account_book check (book in ('OURS', 'PRACTICE')),
  constraint trust_account_float_cap check (float_cap >= 0)
);

-- Append-only: who may authorize, from a day to a day, given by somebody else.
create table trust_authority (
  grant_id uuid primary key,
  person varchar(100) not null,
  lawyer varchar(100) not null,
  valid_from date not null,
  valid_until date,
  granted_by varchar(100) not null,
  granted_at timestamp with time zone not null,
  constraint trust_authority_by_another check (granted_by <> person),
  constraint trust_authority_days check (valid_until is null or valid_until >= valid_from)
);

create index trust_authority_person on trust_authority (person);

-- Append-only: a grant ends once.
create table trust_authority_end (
  grant_id uuid primary key references trust_authority (grant_id),
  ended_by varchar(100) not null,
  ended_at timestamp with time zone not null,
  reason varchar(1000) not null
);

-- A wish that money leaves a ledger. Each change of its terms is a further version, which nobody has authorized.
create table trust_drawdown (
  id uuid primary key,
  account varchar(40) not null references trust_account (account),
  ledger varchar(100) not null,
  type varchar(20) not null,
  amount numeric(14, 2) not null,
  currency varchar(3) not null,
  invoice_number varchar(20),
  payee varchar(200),
  to_ledger varchar(100),
  reverses bigint,
  method varchar(20),
  ref varchar(100),
  state varchar(20) not null,
  version integer not null,
  requested_by varchar(100) not null,
  requested_at timestamp with time zone not null,
  constraint trust_drawdown_takes check (amount > 0),
  constraint trust_drawdown_type check (type in ('DRAW_FEES', 'DISBURSE_COST', 'REFUND', 'PAY_OUT', 'REVERSAL', 'TRANSFER'))
);

create index trust_drawdown_ledger on trust_drawdown (account, ledger);
create index trust_drawdown_invoice on trust_drawdown (invoice_number);

-- Append-only: each level of the authorization of a version, by another lawyer.
create table trust_signature (
  drawdown_id uuid not null references trust_drawdown (id),
  version integer not null,
  level integer not null,
  lawyer varchar(100) not null,
  grant_id uuid not null references trust_authority (grant_id),
  signed_at timestamp with time zone not null,
  primary key (drawdown_id, version, level),
  constraint trust_signature_once unique (drawdown_id, version, lawyer)
);

-- Append-only: what may be posted, once, in exactly these terms. Written when the last level has signed.
create table trust_authorization (
  id uuid primary key,
  drawdown_id uuid not null references trust_drawdown (id),
  version integer not null,
  account varchar(40) not null references trust_account (account),
  ledger varchar(100) not null,
  type varchar(20) not null,
  amount numeric(14, 2) not null,
  currency varchar(3) not null,
  invoice_number varchar(20),
  payee varchar(200),
  lawyer varchar(100) not null,
  grant_id uuid not null references trust_authority (grant_id),
  authorized_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint trust_authorization_version unique (drawdown_id, version),
  constraint trust_authorization_terms unique (id, account, ledger, amount, currency),
  constraint trust_authorization_takes check (amount > 0)
);

-- Append-only: an authorization that holds no more.
create table trust_authorization_void (
  authorization_id uuid primary key references trust_authorization (id),
  reason varchar(40) not null,
  voided_by varchar(100) not null,
  voided_at timestamp with time zone not null
);

-- Money that came in, as a processor, the bank or a person tells it. Without a ledger it is not identified yet. It is drawable from
-- a day on once it has cleared and a person with trust authority has confirmed it.
create table trust_deposit (
  id uuid primary key,
  account varchar(40) not null references trust_account (account),
  source varchar(40) not null,
  event_id varchar(200) not null,
  ledger varchar(100),
  amount numeric(14, 2) not null,
  currency varchar(3) not null,
  method varchar(20) not null,
  received_on date not null,
  expected_on date,
  ref varchar(100),
  state varchar(20) not null,
  confirmed_by varchar(100),
  confirmed_at timestamp with time zone,
  drawable_on date,
  returned_on date,
  told_by varchar(100) not null,
  told_at timestamp with time zone not null,
  constraint trust_deposit_event unique (source, event_id),
  constraint trust_deposit_of_account unique (id, account),
  constraint trust_deposit_brings check (amount > 0),
  constraint trust_deposit_confirmed check (drawable_on is null or confirmed_by is not null)
);

create index trust_deposit_ledger on trust_deposit (account, ledger);

-- Append-only: what the bank did or said.
create table trust_bank_event (
  id uuid primary key,
  account varchar(40) not null references trust_account (account),
  event_id varchar(200) not null,
  dated date not null,
  kind varchar(20) not null,
  item uuid,
  ledger varchar(100),
  amount numeric(14, 2),
  currency varchar(3) not null,
  note varchar(1000),
  source varchar(40) not null,
  told_by varchar(100) not null,
  told_at timestamp with time zone not null,
  constraint trust_bank_event_once unique (account, event_id),
  constraint trust_bank_event_of_account unique (id, account),
  constraint trust_bank_event_kind check (kind in ('CLEARED', 'NSF', 'BANK_CHARGE', 'CHARGEBACK', 'INTEREST', 'SWEEP'))
);

create index trust_bank_event_item on trust_bank_event (item);

-- Append-only: a lawyer has seen what the bank took.
create table trust_acknowledgement (
  bank_event_id uuid primary key references trust_bank_event (id),
  lawyer varchar(100) not null,
  grant_id uuid not null references trust_authority (grant_id),
  acknowledged_at timestamp with time zone not null
);

-- Append-only: the bank's evidence that an item has gone through, which is what a reconciliation counts.
create table trust_cleared (
  item_kind varchar(20) not null,
  item_id uuid not null,
  account varchar(40) not null references trust_account (account),
  cleared_on date not null,
  bank_event_id uuid references trust_bank_event (id),
  recorded_by varchar(100) not null,
  recorded_at timestamp with time zone not null,
  primary key (item_kind, item_id)
);

-- The journal, append-only. A row debits one account and credits another with the same amount, so that an entry out of balance cannot
-- be written. No client's ledger moves into another's; one goes down, and the bank account with it, only by an authorization in
-- exactly these terms, which is used once, or by what the bank did. Each row carries the hash of the row before it on its account.
create table trust_posting (
  account varchar(40) not null references trust_account (account),
  sequence bigint not null,
  entry_key varchar(160) not null,
  line integer not null,
  kind varchar(20) not null,
  posted_on date not null,
  debit varchar(110) not null,
  credit varchar(110) not null,
  amount numeric(14, 2) not null,
  currency varchar(3) not null,
  ledger varchar(100),
  authorization_id uuid,
  bank_event_id uuid,
  deposit_id uuid,
  invoice_number varchar(20),
  reverses bigint,
  linked_to bigint,
  written_at timestamp with time zone not null,
  written_by varchar(100) not null,
  previous_hash varchar(64) not null,
  hash varchar(64) not null,
  primary key (account, sequence),
  constraint trust_posting_line unique (entry_key, line),
  constraint trust_posting_authorized_once unique (authorization_id),
  constraint trust_posting_bank_event_once unique (bank_event_id, line),
  constraint trust_posting_reversed_once unique (account, reverses),
  constraint trust_posting_as_authorized foreign key (authorization_id, account, ledger, amount, currency)
    references trust_authorization (id, account, ledger, amount, currency),
  constraint trust_posting_bank_event foreign key (bank_event_id, account) references trust_bank_event (id, account),
  constraint trust_posting_deposit foreign key (deposit_id, account) references trust_deposit (id, account),
  constraint trust_posting_reverses foreign key (account, reverses) references trust_posting (account, sequence),
  constraint trust_posting_linked_to foreign key (account, linked_to) references trust_posting (account, sequence),
  constraint trust_posting_moves check (amount > 0 and debit <> credit and sequence > 0),
  constraint trust_posting_debit check (debit in ('T100', 'T290', 'T295', 'T298', 'T299') or debit like 'T200._%'),
  constraint trust_posting_credit check (credit in ('T100', 'T290', 'T295', 'T298', 'T299') or credit like 'T200._%'),
  constraint trust_posting_kind check (kind in ('OPENING', 'DEPOSIT', 'CURE', 'FLOAT_FUNDING', 'IDENTIFIED', 'TRANSFER_IN',
    'DRAW_FEES', 'DISBURSE_COST', 'REFUND', 'PAY_OUT', 'REVERSAL', 'TRANSFER',
    'NSF', 'BANK_CHARGE', 'CHARGEBACK', 'INTEREST', 'SWEEP')),
  constraint trust_posting_leaves_by_the_bank check (debit not like 'T200.%' or credit = 'T100'),
  constraint trust_posting_has_ground check (
    (debit not like 'T200.%' and credit <> 'T100') or authorization_id is not null or bank_event_id is not null),
  constraint trust_posting_one_ground check (authorization_id is null or bank_event_id is null),
  constraint trust_posting_has_ledger check (
    (authorization_id is null and debit not like 'T200.%' and credit not like 'T200.%') or ledger is not null),
  constraint trust_posting_touches_its_ledger check (
    (debit not like 'T200.%' or debit = 'T200.' || ledger) and (credit not like 'T200.%' or credit = 'T200.' || ledger)),
  constraint trust_posting_touches_what_is_authorized check (authorization_id is null
    or (ledger <> 'FIRM-BANK-CHARGES' and (debit = 'T200.' || ledger or credit = 'T200.' || ledger))
    or (ledger = 'FIRM-BANK-CHARGES' and (debit = 'T290' or credit = 'T290')))
);

create index trust_posting_debits on trust_posting (account, debit, posted_on);
create index trust_posting_credits on trust_posting (account, credit, posted_on);
create index trust_posting_invoice on trust_posting (invoice_number);
create index trust_posting_of_deposit on trust_posting (deposit_id);

-- What stands on each account of the chart, kept with each posting; no ledger is ever under nothing. The bank's own account may be:
-- a bank takes back what is not there.
create table trust_balance (
  account varchar(40) not null references trust_account (account),
  code varchar(110) not null,
  balance numeric(14, 2) not null,
  primary key (account, code),
  constraint trust_balance_covered check (balance >= 0 or code = 'T100')
);

-- While one is not lifted, no drawdown of the account goes on.
create table trust_freeze (
  id uuid primary key,
  account varchar(40) not null references trust_account (account),
  cause varchar(20) not null,
  reference varchar(100),
  since timestamp with time zone not null,
  frozen_by varchar(100) not null,
  lifted_at timestamp with time zone,
  lifted_by varchar(100)
);

create index trust_freeze_account on trust_freeze (account);

-- Append-only: a period that a lawyer has signed. Nothing is posted that is dated on its last day or before.
create table trust_period_lock (
  account varchar(40) not null references trust_account (account),
  period_end date not null,
  reconciliation_id uuid not null,
  signed_by varchar(100) not null,
  signed_at timestamp with time zone not null,
  primary key (account, period_end)
);
