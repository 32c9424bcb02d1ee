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

-- Bills of a matter that somebody keeps back. open_on is the matter for as long as the hold stands: so there is one at a time.
create table billing_hold (
  id uuid primary key,
  matter_id varchar(100) not null,
  open_on varchar(100) unique,
  reason varchar(1000) not null,
  until_day date not null,
  placed_by varchar(100) not null,
  placed_at timestamp with time zone not null,
  released_at timestamp with time zone
);

create index billing_hold_of on billing_hold (matter_id);

-- Moments of the firm's billing calendar: all that fell due after since_at and up to the look is done in one go, oldest first.
create table billing_look (
  id uuid primary key,
  since_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  looked_at timestamp with time zone
);

-- Runs that the calendar has begun, and the notices before them: each once, whatever happens in between.
create table calendar_run (
  cycle varchar(20) not null,
  period_end date not null,
  cycle_id uuid,
  begun_at timestamp with time zone not null,
  constraint one_calendar_run_for_a_period primary key (cycle, period_end)
);
