-- When the practice system last told what a matter has in trust, whether or not the figure was new.
alter table directory_matter add column trust_told_at timestamp with time zone;

-- Retainers of which the nightly look could say nothing, or that are low with nothing to bill; kept until another look finds otherwise.
create table retainer_question (
  matter_id varchar(100) primary key,
  reason varchar(60) not null,
  since timestamp with time zone not null
);

-- Matters that the practice system has closed, until nothing of them is left over.
create table closed_matter (
  matter_id varchar(100) primary key,
  closed_at timestamp with time zone not null
);
