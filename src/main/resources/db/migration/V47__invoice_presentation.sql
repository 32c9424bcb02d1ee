-- How an invoice looked when it was rendered, and the rule that said so: rendered again by these values it is the same page.
create table invoice_presentation (
  invoice_number varchar(20) primary key references invoice (number),
  rule_text varchar(200) not null,
  grouping_by varchar(20) not null,
  hours boolean not null,
  rates boolean not null,
  codes boolean not null,
  summary boolean not null,
  accent varchar(7) not null,
  letterhead varchar(60) not null,
  payment varchar(1000) not null
);
