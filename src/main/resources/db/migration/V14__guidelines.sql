-- What a guideline proposes to bill instead; a proposal, unless the client's profile cuts by itself.
alter table pre_bill_exception add column suggested_amount numeric(14, 2);

-- A person's day is added up over all matters: on bills and before.
create index time_entry_person_day on time_entry (timekeeper_id, work_date);
create index pre_bill_line_person_day on pre_bill_line (timekeeper_id, work_date);
