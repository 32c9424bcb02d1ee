-- Several payers may share a bill: one invoice each.
alter table invoice drop constraint invoice_of_pre_bill;
alter table invoice add constraint one_invoice_per_payer unique (pre_bill, client_id);

-- What other payers bear of a line; its amount is this payer's part.
alter table invoice_line add column borne_by_others numeric(14, 2) default 0 not null;

-- The part of a bill that an invoice asks for, and what the whole bill comes to.
create table invoice_share (
  invoice_number varchar(20) primary key references invoice (number),
  percent numeric(9, 6) not null,
  whole numeric(14, 2) not null
);
