-- Each message that was let out to a client's contact, counted on the contact's day before it leaves, whatever becomes of it.
create table client_message_day (
  message_key varchar(200) not null,
  channel varchar(10) not null,
  address varchar(320) not null,
  on_day date not null,
  primary key (message_key, address, on_day)
);

create index client_message_day_of on client_message_day (address, on_day, channel);

-- Who counts holds the row of the client for that moment alone: two messages to one contact are counted one after the other.
create table message_day_gate (
  stripe integer not null primary key
);

insert into message_day_gate (stripe) values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15);

-- A message that waits because its contact has had enough for the day, until when; what waits under a pause has no such moment.
alter table client_message add column waits_until timestamp with time zone;
