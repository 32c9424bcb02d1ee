-- A line that went to another matter: on no bill any more, and kept for the trail of its adjustments and findings.
alter table pre_bill_line add column left_for varchar(100);

-- What people of the firm tell each other about a pre-bill: never on an invoice, never in a file for a client.
create table pre_bill_note (
  id uuid primary key,
  pre_bill_id uuid not null references pre_bill (id),
  note varchar(2000) not null,
  written_by varchar(100) not null,
  written_at timestamp with time zone not null
);

create index pre_bill_note_of on pre_bill_note (pre_bill_id, written_at);
