-- What was told of the bank wrongly is taken back, the part of it that the firm owed and the bar's interest too.
alter table trust_posting drop constraint trust_posting_touches_what_is_authorized;
alter table trust_posting add constraint trust_posting_touches_what_is_authorized check (authorization_id is null
  or (ledger not in ('FIRM-BANK-CHARGES', 'IOLTA-INTEREST') and (debit = 'T200.' || ledger or credit = 'T200.' || ledger))
  or (ledger = 'FIRM-BANK-CHARGES' and (debit = 'T290' or credit = 'T290'))
  or (ledger = 'IOLTA-INTEREST' and kind = 'REVERSAL' and reverses is not null and (debit = 'T295' or credit = 'T295'))
  or (kind = 'REVERSAL' and reverses is not null and debit = 'T100' and credit = 'T298'));

-- Append-only: the line showed what the bank was wrongly said to have done. It stands once more under another id, of which is asked
-- anew what it is.
create table trust_statement_line_anew (
  line_id uuid primary key references trust_statement_line (id),
  anew uuid not null unique references trust_statement_line (id),
  bank_event_id uuid not null references trust_bank_event (id),
  opened_by varchar(100) not null,
  opened_at timestamp with time zone not null
);
