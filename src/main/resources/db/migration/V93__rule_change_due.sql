-- By when somebody should have answered a proposed change; a change of before has no such moment.
alter table rule_change add column due_at timestamp with time zone;

-- A rule of the firm's own that the product has come with a newer one of, noticed once for each text of the product's.
create table rule_newer (
  kind varchar(10) not null,
  rule_key varchar(100) not null,
  shipped_digest varchar(64) not null,
  firms_version integer not null,
  noticed_at timestamp with time zone not null,
  primary key (kind, rule_key, shipped_digest)
);
