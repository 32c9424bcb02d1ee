-- Append-only: the three-way comparison of an account at the end of a period, as it stood when it was made. Its figures and its items
-- are kept, never computed again, so that an archived one reads as it did.
create table trust_reconciliation (
  id uuid primary key,
  account varchar(40) not null references trust_account (account),
  sequence bigint not null,
  period_end date not null,
  currency varchar(3) not null,
  bank_balance numeric(14, 2) not null,
  book_balance numeric(14, 2) not null,
  prepared_by varchar(100) not null,
  prepared_at timestamp with time zone not null,
  hash varchar(64) not null,
  constraint trust_reconciliation_sequence unique (account, sequence)
);

-- Append-only: what stood on each account of the chart at the end of the period, the bank's own left out.
create table trust_reconciliation_ledger (
  reconciliation_id uuid not null references trust_reconciliation (id),
  code varchar(110) not null,
  balance numeric(14, 2) not null,
  primary key (reconciliation_id, code)
);

-- Append-only: what the books have and the bank has not shown, and what the bank has wrong.
create table trust_reconciliation_item (
  reconciliation_id uuid not null references trust_reconciliation (id),
  position integer not null,
  kind varchar(20) not null,
  item uuid,
  ledger varchar(100),
  dated date,
  amount numeric(14, 2) not null,
  ref varchar(100),
  note varchar(1000),
  evidence varchar(1000),
  primary key (reconciliation_id, position),
  constraint trust_reconciliation_item_kind check (kind in ('IN_TRANSIT', 'OUTSTANDING', 'BANK_ERROR')),
  constraint trust_reconciliation_item_evidence check (
    (kind = 'BANK_ERROR' and note is not null and evidence is not null and amount <> 0)
    or (kind <> 'BANK_ERROR' and item is not null and dated is not null and amount > 0))
);

-- Append-only: where to look when it is out of balance.
create table trust_reconciliation_hint (
  reconciliation_id uuid not null references trust_reconciliation (id),
  position integer not null,
  cause varchar(20) not null,
  item uuid,
  ledger varchar(100),
  amount numeric(14, 2) not null,
  primary key (reconciliation_id, position)
);

-- Append-only: a lawyer stands for it, once.
create table trust_reconciliation_signature (
  reconciliation_id uuid primary key references trust_reconciliation (id),
  lawyer varchar(100) not null,
  grant_id uuid not null references trust_authority (grant_id),
  signed_at timestamp with time zone not null
);
