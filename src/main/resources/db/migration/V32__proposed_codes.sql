-- A code that a table proposed and nobody has typed is marked as long as it stands. What was open before may have been
-- proposed, so it is marked too.
alter table time_prompt add column task_code_proposed boolean default false not null;
alter table time_prompt add column activity_code_proposed boolean default false not null;
update time_prompt set task_code_proposed = true where state = 'OPEN' and task_code is not null;
update time_prompt set activity_code_proposed = true where state = 'OPEN' and activity_code is not null;
