-- As many rows as a table has may hold at once, and each is kept by its id.
alter table pre_bill_exception alter column decided_by set data type varchar(60000);
alter table decision_record alter column rules set data type varchar(60000);
alter table activity_signal alter column rules set data type varchar(100000);
