-- The end of a matter: begun once, and open until an attorney signs or the matter goes on.
create table matter_closing (
  id uuid primary key,
  matter_id varchar(64) not null,
  open_on varchar(64),
  payee varchar(200) not null,
  state varchar(20) not null,
  asked_by varchar(64) not null,
  asked_at timestamp with time zone not null,
  looked_from timestamp with time zone not null,
  ended_by varchar(64),
  ended_at timestamp with time zone,
  constraint matter_closing_open unique (open_on)
);
