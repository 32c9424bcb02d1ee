-- Fees that do not follow hours, each earned once: a milestone reached, a period of a subscription, an outcome, a flat fee at
-- the end. The occasion tells them apart; the pre-bill that has claimed one holds it until it is billed or released.
create table fixed_fee (
  id uuid primary key,
  matter_id varchar(100) not null,
  kind varchar(20) not null,
  occasion varchar(300) not null,
  label varchar(400) not null,
  amount numeric(14, 2) not null,
  currency char(3) not null,
  earned_on date not null,
  recorded_by varchar(100) not null,
  recorded_at timestamp with time zone not null,
  pre_bill uuid,
  billed boolean not null,
  constraint one_fee_for_an_occasion unique (matter_id, kind, occasion)
);

create index fixed_fee_unclaimed on fixed_fee (pre_bill, earned_on, matter_id);
