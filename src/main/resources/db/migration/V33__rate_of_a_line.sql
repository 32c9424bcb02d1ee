-- A reviewer may bill time at another rate: the one that its day gave stays beside it, as the hours worked do beside those billed.
alter table pre_bill_line add column resolved_rate numeric(14, 2);
update pre_bill_line set resolved_rate = rate where kind = 'TIME';
alter table pre_bill_line add constraint time_knows_the_rate_of_its_day check (kind <> 'TIME' or resolved_rate is not null);
