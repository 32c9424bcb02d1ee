-- How many pieces of work have come in since a person stated the minutes, and of how many they were told when they approved.
alter table time_prompt add column further_signals integer default 0 not null;
alter table time_prompt add column further_signals_told integer default 0 not null;
