-- Who has been asked for the step at hand, one after the other, and which roles sign after the review.
alter table pre_bill drop column escalated_to;
alter table pre_bill add column rungs integer default 0 not null;
alter table pre_bill add column asked varchar(1000);
alter table pre_bill add column reviewer_role varchar(30);
alter table pre_bill add column approval_levels varchar(500);
alter table pre_bill add column levels_signed integer default 0 not null;

-- What a pre-bill comes to, kept beside its lines: a client's bills of a period are added up before they are signed.
alter table pre_bill add column total numeric(14, 2) default 0 not null;
update pre_bill set total = (
  select coalesce(sum(round(l.hours * l.rate, 2) - l.write_down), 0)
    from pre_bill_line l where l.pre_bill_id = pre_bill.id and l.held = false);
create index pre_bill_client_period on pre_bill (client_id, period_end);

create index pre_bill_owner on pre_bill (owner_person, state);

-- One signature of one level, under the digest of the version that was seen. A change of the pre-bill voids it, nothing removes it.
create table pre_bill_signature (
  id uuid primary key,
  pre_bill_id uuid not null references pre_bill (id),
  level_number integer not null,
  role varchar(30) not null,
  version integer not null,
  content_hash char(64) not null,
  signed_by varchar(100) not null,
  signed_at timestamp with time zone not null,
  voided_at timestamp with time zone
);

create index pre_bill_signature_of on pre_bill_signature (pre_bill_id, level_number);

-- Why money was moved, by the firm's own list; the words stand beside it.
alter table pre_bill_adjustment add column reason_code varchar(40) default 'OTHER' not null;
create index pre_bill_adjustment_made on pre_bill_adjustment (made_at);

-- Days on which somebody is away, and who does their work meanwhile; without a last day they have left.
create table absence (
  id uuid primary key,
  person_id varchar(100) not null,
  substitute_id varchar(100),
  from_day date not null,
  to_day date,
  entered_by varchar(100) not null,
  entered_at timestamp with time zone not null,
  ended_at timestamp with time zone
);

create index absence_person on absence (person_id, from_day);
create index absence_substitute on absence (substitute_id, from_day);
