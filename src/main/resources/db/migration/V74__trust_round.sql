-- A period is locked by the reconciliation that was signed, and by nothing else.
alter table trust_period_lock add constraint trust_period_lock_reconciliation
  foreign key (reconciliation_id) references trust_reconciliation (id);

-- Each night's look at the trust accounts: one waits at a time, and plans the next when it begins.
create table trust_look (
  id uuid primary key,
  due_at timestamp with time zone not null,
  planned_at timestamp with time zone not null,
  begun_at timestamp with time zone,
  constraint trust_look_once unique (due_at)
);

-- Long enough for the names of messages about trust.
alter table personal_notice alter column kind set data type varchar(20);
