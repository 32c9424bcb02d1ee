-- What left the house about an invoice, to be filed in its matter in the practice system: one row for each delivery and each credit
-- note, with the digest of exactly what went. filed_at says since when it stands over there, and theirs what it is called there.
create table document_filing (
  id uuid primary key,
  invoice_number varchar(20) not null references invoice (number),
  reference varchar(200) not null unique,
  kind varchar(20) not null,
  document varchar(60) not null,
  sha256 varchar(64) not null,
  went varchar(20),
  went_on date not null,
  begun_at timestamp with time zone not null,
  practice_system varchar(40),
  theirs varchar(200),
  filed_at timestamp with time zone
);

create index document_filing_invoice on document_filing (invoice_number);

-- Each record that was ever meant to be filed in Clio, written before it goes out: where to look for it, whether the last try was
-- answered, and what Clio called it.
create table clio_filing (
  reference varchar(200) primary key,
  clio_matter bigint not null,
  tried_at timestamp with time zone not null,
  answered boolean not null,
  clio_id bigint
);
