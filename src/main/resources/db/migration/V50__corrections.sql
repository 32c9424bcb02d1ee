-- What an invoice asks for less since its issue, or more again, by parts: one row beside its movement, never changed.
create table invoice_reduction (
  position bigint generated always as identity primary key,
  reference varchar(200) not null,
  invoice_number varchar(20) not null references invoice (number),
  kind varchar(20) not null,
  fees numeric(14, 2) not null,
  costs numeric(14, 2) not null,
  tax numeric(14, 2) not null,
  currency varchar(3) not null,
  reduced_at timestamp with time zone not null,
  reduced_by varchar(100) not null,
  constraint invoice_reduction_once unique (reference),
  constraint invoice_reduction_kind check (kind in ('CREDIT', 'VOID', 'WRITE_OFF', 'REINSTATED'))
);

create index invoice_reduction_of on invoice_reduction (invoice_number);

-- A correction from the asking to its end. open_on is the invoice for as long as it is undecided: so there is one at a time.
create table invoice_correction (
  id uuid primary key,
  invoice_number varchar(20) not null references invoice (number),
  open_on varchar(20) unique,
  kind varchar(20) not null,
  state varchar(20) not null,
  reason_code varchar(40) not null,
  reason varchar(2000) not null,
  amount numeric(14, 2) not null,
  currency varchar(3) not null,
  fees numeric(14, 2),
  costs numeric(14, 2),
  tax numeric(14, 2),
  open_when_asked numeric(14, 2) not null,
  ends_dispute boolean not null,
  levels varchar(200) not null,
  signed integer not null,
  document_number varchar(30) unique,
  replaced_by uuid,
  asked_by varchar(100) not null,
  asked_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  refusal varchar(2000)
);

create index invoice_correction_of on invoice_correction (invoice_number, asked_at);

create table invoice_correction_signature (
  correction_id uuid not null references invoice_correction (id),
  level_role varchar(30) not null,
  signed_by varchar(100) not null,
  signed_at timestamp with time zone not null,
  primary key (correction_id, level_role),
  constraint one_signature_per_person unique (correction_id, signed_by)
);

-- A credit note, or an invoice marked as void, byte for byte.
create table correction_document (
  correction_id uuid not null references invoice_correction (id),
  invoice_number varchar(20) not null references invoice (number),
  sha256 varchar(64) not null,
  content bytea not null,
  rendered_at timestamp with time zone not null,
  primary key (correction_id, invoice_number)
);

insert into invoice_counter (name, last_number) values ('credit-note', 10000);

-- A period may be billed again after its invoice was voided: each edition has its own pre-bill.
alter table pre_bill add column edition integer default 1 not null;
alter table pre_bill add column replaces uuid references pre_bill (id);
alter table pre_bill drop constraint one_pre_bill_per_matter_and_period;
alter table pre_bill add constraint one_pre_bill_per_matter_period_and_edition unique (matter_id, period_end, edition);
