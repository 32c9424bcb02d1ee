-- Append-only: who has set the terms of which version after the first, which are those of whoever asked. Where four eyes are
-- asked for, none of them signs. Of changes from before only the trail knows.
create table trust_terms_change (
  drawdown_id uuid not null references trust_drawdown (id),
  version integer not null,
  changed_by varchar(100) not null,
  changed_at timestamp with time zone not null,
  primary key (drawdown_id, version)
);
