-- How a credit note, or an invoice marked as void, reaches the client who has the invoice: once, by the way of the invoice.
create table correction_notice (
  id uuid primary key,
  correction_id uuid not null,
  invoice_number varchar(20) not null,
  attempt integer not null,
  way varchar(20),
  hand_reason varchar(30),
  told_on date,
  told_by varchar(20),
  done_by varchar(100),
  done_at timestamp with time zone,
  constraint notice_of_a_document foreign key (correction_id, invoice_number)
    references correction_document (correction_id, invoice_number),
  constraint one_notice_per_document unique (correction_id, invoice_number)
);

create index correction_notice_invoice on correction_notice (invoice_number);
