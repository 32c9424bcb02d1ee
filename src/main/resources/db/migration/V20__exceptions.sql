-- What the client agreed to before the work was billed.
alter table time_entry add column approved_rate numeric(14, 2);
alter table time_entry add column pre_approval varchar(200);
