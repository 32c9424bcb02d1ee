-- What left the house, by its business key. Written in transactions of its own, so it refers to nothing.
create table effect (
  effect_key varchar(200) primary key,
  kind varchar(60) not null,
  state varchar(10) not null,
  generation integer not null,
  attempts integer not null,
  lease_until timestamp with time zone not null,
  vendor_id varchar(200),
  settled_by varchar(100),
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null
);

create index effect_state on effect (state, changed_at);

-- Each question put to a decision table: what was asked, which rules of which version answered.
create table decision_record (
  id uuid primary key,
  decided_at timestamp with time zone not null,
  decision varchar(100) not null,
  version integer not null,
  rules varchar(2000) not null,
  inputs varchar(8000) not null,
  outputs varchar(8000) not null,
  subject_kind varchar(60) not null,
  subject_id varchar(100) not null
);

create index decision_record_subject on decision_record (subject_kind, subject_id, decided_at);
create index decision_record_decision on decision_record (decision, decided_at);
