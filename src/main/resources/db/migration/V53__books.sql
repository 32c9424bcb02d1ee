-- The operating journal, append-only: one entry for each business fact. A line debits one account and credits another with the same
-- amount, so that an entry out of balance cannot be written; accounts of trust money are none of these.
create table journal_entry (
  position bigint generated always as identity,
  entry_key varchar(160) not null primary key,
  fact varchar(30) not null,
  booked_on date not null,
  currency varchar(3) not null,
  invoice_number varchar(20),
  payment_id uuid,
  reverses varchar(160) references journal_entry (entry_key),
  written_at timestamp with time zone not null,
  written_by varchar(100) not null,
  constraint journal_entry_position unique (position),
  constraint journal_entry_reversed_once unique (reverses)
);

create index journal_entry_day on journal_entry (booked_on);
create index journal_entry_invoice on journal_entry (invoice_number);
create index journal_entry_payment on journal_entry (payment_id);

create table journal_line (
  entry_key varchar(160) not null references journal_entry (entry_key),
  line integer not null,
  debit varchar(20) not null,
  credit varchar(20) not null,
  amount numeric(14, 2) not null,
  primary key (entry_key, line),
  constraint journal_line_moves check (amount > 0 and debit <> credit),
  constraint journal_line_debit check (debit in ('CASH', 'RECEIVABLES', 'COSTS_ADVANCED', 'DUE_FROM_CLIENT', 'UNAPPLIED',
    'TAX_PAYABLE', 'OPENING_BALANCES', 'FEE_INCOME', 'REDUCTIONS', 'BAD_DEBT', 'MERCHANT_FEES', 'BANK_CHARGES')),
  constraint journal_line_credit check (credit in ('CASH', 'RECEIVABLES', 'COSTS_ADVANCED', 'DUE_FROM_CLIENT', 'UNAPPLIED',
    'TAX_PAYABLE', 'OPENING_BALANCES', 'FEE_INCOME', 'REDUCTIONS', 'BAD_DEBT', 'MERCHANT_FEES', 'BANK_CHARGES'))
);

-- Whether what had happened before there was a journal is in it. One row, held while it is booked.
create table journal_beginning (
  past_is_booked boolean not null
);

insert into journal_beginning (past_is_booked) values (false);
