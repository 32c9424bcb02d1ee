-- Append-only: each row carries the hash of the row before it in the chain of its aggregate.
create table audit_entry (
  position bigint generated always as identity primary key,
  entity varchar(60) not null,
  entity_id varchar(200) not null,
  sequence bigint not null,
  at timestamp with time zone not null,
  actor varchar(100) not null,
  act varchar(60) not null,
  before_values varchar(8000) not null,
  after_values varchar(8000) not null,
  text_digests varchar(4000) not null,
  previous_hash varchar(64) not null,
  hash varchar(64) not null,
  constraint audit_chain unique (entity, entity_id, sequence)
);

create index audit_at on audit_entry (at);

-- What a person wrote, beside the row that holds its digest; erasable.
create table audit_text (
  entity varchar(60) not null,
  entity_id varchar(200) not null,
  sequence bigint not null,
  name varchar(60) not null,
  salt varchar(32) not null,
  words varchar(100000) not null,
  primary key (entity, entity_id, sequence, name)
);

-- A checkpoint seals the heads of all chains that grew since the last one, and the checkpoint before it.
create table audit_checkpoint (
  id bigint generated always as identity primary key,
  sealed_at timestamp with time zone not null,
  heads integer not null,
  digest varchar(64) not null
);

create table audit_checkpoint_head (
  checkpoint_id bigint not null references audit_checkpoint (id),
  entity varchar(60) not null,
  entity_id varchar(200) not null,
  sequence bigint not null,
  hash varchar(64) not null,
  primary key (checkpoint_id, entity, entity_id)
);

create index audit_checkpoint_head_chain on audit_checkpoint_head (entity, entity_id, sequence);
