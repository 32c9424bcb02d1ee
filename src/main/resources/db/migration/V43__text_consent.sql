-- What the owner of a mobile number has said about text messages, by the number and never edited: the last row counts. Consent
-- itself is the firm's to get, and stands with its source and date in the directory; START without it is written down and no more.
create table text_consent (
  position bigint generated always as identity primary key,
  id uuid not null unique,
  mobile varchar(20) not null,
  given boolean not null,
  source varchar(20) not null,
  vendor_ref varchar(64),
  changed_at timestamp with time zone not null,
  constraint text_consent_of_message unique (vendor_ref)
);

create index text_consent_mobile on text_consent (mobile, position);
