-- The addresses that an invoice was issued with, row by row as printed: of the firm that sends it and of the client that gets it.
create table invoice_address (
  invoice_number varchar(20) not null references invoice (number),
  party varchar(10) not null,
  row_position integer not null,
  words varchar(300) not null,
  primary key (invoice_number, party, row_position)
);

-- Where post of a contact over there goes.
alter table clio_contact add column street varchar(1000);
alter table clio_contact add column city varchar(300);
alter table clio_contact add column region varchar(300);
alter table clio_contact add column postal_code varchar(300);
alter table clio_contact add column country varchar(300);
