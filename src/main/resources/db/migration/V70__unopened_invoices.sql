-- Within how many business days somebody should have opened an invoice that went by e-mail; empty: nobody asks.
alter table invoice_delivery add column opened_within_days integer;

-- The first time that somebody followed an invoice's pay link. Who it was is not kept.
create table pay_link_opening (
  invoice_number varchar(20) primary key,
  opened_at timestamp with time zone not null
);

-- Invoices of which nothing was heard, each asked about once, and what became of that.
create table unopened_invoice (
  invoice_number varchar(20) primary key,
  asked_at timestamp with time zone not null,
  outcome varchar(20),
  settled_by varchar(100),
  settled_at timestamp with time zone
);
