-- What leaves for a mail system or a text message service of the firm's, noted before it is asked: by these rows a returned mail
-- or a report of the vendor finds back to what we sent. The local vendor keeps a file of its own and needs none of them.

create table outgoing_message (
  message_key varchar(200) primary key,
  channel varchar(10) not null,
  vendor_ref varchar(255),
  text_sha256 varchar(64) not null,
  tried_at timestamp with time zone not null,
  state varchar(20) not null,
  state_at timestamp with time zone not null,
  constraint outgoing_message_ref unique (vendor_ref)
);

create index outgoing_message_state on outgoing_message (channel, state, tried_at);

-- To whom; and, where it surely did not arrive, why. The first report of one address counts, further ones change nothing.
create table outgoing_recipient (
  message_key varchar(200) not null references outgoing_message (message_key),
  address varchar(254) not null,
  failure varchar(20),
  failure_code varchar(100),
  failed_at timestamp with time zone,
  primary key (message_key, address)
);

-- Where nothing arrives, until a person says that the address is right after all. Nothing is sent there meanwhile.
create table failing_address (
  id uuid not null unique,
  channel varchar(10) not null,
  address varchar(254) not null,
  failure varchar(20) not null,
  failure_code varchar(100) not null,
  message_key varchar(200) not null,
  since timestamp with time zone not null,
  primary key (channel, address)
);

-- An invoice or its reminder that did not reach one of its people: the case of the process delivery-failure.
create table delivery_failure (
  id uuid primary key,
  invoice_number varchar(20) not null references invoice (number),
  message_key varchar(200) not null,
  channel varchar(10) not null,
  address varchar(254) not null,
  failure varchar(20) not null,
  failure_code varchar(100) not null,
  failed_at timestamp with time zone not null,
  outcome varchar(20),
  settled_by varchar(100),
  settled_at timestamp with time zone,
  constraint delivery_failure_of_message unique (message_key, address)
);

create index delivery_failure_invoice on delivery_failure (invoice_number);
