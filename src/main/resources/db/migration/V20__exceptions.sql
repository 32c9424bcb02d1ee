-- What the client agreed to before the work was billed.
alter table time_entry add column approved_rate numeric(14, 2);
alter table time_entry add column pre_approval varchar(200);

-- An exception may be about the whole bill instead of one of its lines.
alter table pre_bill_exception alter column line_id drop not null;
alter table pre_bill_exception add column priority integer default 50 not null;

alter table pre_bill_line add column approved_rate numeric(14, 2);
alter table pre_bill_line add column pre_approval varchar(200);
