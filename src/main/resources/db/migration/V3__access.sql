-- Who may come in. The engine keeps the password; roles are mirrored into its groups in the same transaction.
create table login (
  id varchar(64) not null,
  folded_id varchar(64) not null,
  timekeeper_id varchar(64),
  every_matter boolean not null,
  disabled boolean not null,
  password_set boolean not null,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint login_pk primary key (id),
  constraint login_no_two_by_case unique (folded_id),
  constraint login_one_per_timekeeper unique (timekeeper_id)
);

create table login_role (
  login_id varchar(64) not null,
  role varchar(40) not null,
  constraint login_role_pk primary key (login_id, role),
  constraint login_role_login foreign key (login_id) references login (id)
);

-- What an invited person redeems for a password of their own: kept as a digest, good once, until it expires.
create table login_token (
  login_id varchar(64) not null,
  digest varchar(64) not null,
  expires_at timestamp with time zone not null,
  constraint login_token_pk primary key (login_id),
  constraint login_token_login foreign key (login_id) references login (id)
);

-- One effect per key: the claim is committed before the request is served, the answer after.
create table idempotency_key (
  scope varchar(500) not null,
  idempotency_key varchar(255) not null,
  request_digest varchar(64) not null,
  claimed_at timestamp with time zone not null,
  lease_until timestamp with time zone not null,
  committed boolean not null,
  answered_at timestamp with time zone,
  status integer,
  content_type varchar(200),
  location varchar(1000),
  body varchar(10000000),
  constraint idempotency_key_pk primary key (scope, idempotency_key)
);

create index idempotency_key_by_age on idempotency_key (claimed_at);
