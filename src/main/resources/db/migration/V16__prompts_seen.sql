-- What has come in on top of the minutes that a person has stated, and how much of it they were told when they approved.
alter table time_prompt add column further_minutes integer;
alter table time_prompt add column further_told integer default 0 not null;
