-- Cheques that were written before an account's journal began and that the bank had not paid by then. The opening balances have them
-- already; no posting, but outstanding in each reconciliation until the bank shows them (trust_cleared, item_kind OPENING_CHEQUE).
create table trust_opening_cheque (
  id uuid primary key,
  account varchar(40) not null references trust_account (account),
  ledger varchar(100) not null,
  written_on date not null,
  amount numeric(14, 2) not null,
  currency varchar(3) not null,
  ref varchar(60) not null,
  payee varchar(200),
  told_by varchar(100) not null,
  told_at timestamp with time zone not null,
  constraint trust_opening_cheque_pays check (amount > 0)
);

create index trust_opening_cheque_account on trust_opening_cheque (account);
