-- Invoices taken over from elsewhere: they keep their number, and have neither pre-bill nor, perhaps, a matter.
alter table invoice alter column pre_bill drop not null;
alter table invoice alter column pre_bill_number drop not null;
alter table invoice alter column pre_bill_version drop not null;
alter table invoice alter column content_hash drop not null;
alter table invoice alter column matter_id drop not null;
alter table invoice alter column period_end drop not null;

-- Written once: as of which day the balance counts, what had been paid by then, and when the client had notice, if known.
create table invoice_opening (
  invoice_number varchar(20) not null primary key references invoice (number),
  as_of date not null,
  paid numeric(14, 2) not null,
  notice_on date,
  taken_over_at timestamp with time zone not null,
  taken_over_by varchar(100) not null
);

-- The day in the firm's zone from which a movement counts in every report (ADR 0060).
alter table invoice_movement add column effective_on date;

update invoice_movement
set effective_on = cast(moved_at as date);

update invoice_movement
set effective_on = (select invoice_date from invoice where number = invoice_movement.invoice_number)
where kind = 'ISSUED';

alter table invoice_movement alter column effective_on set not null;

create index invoice_movement_effective on invoice_movement (effective_on);
