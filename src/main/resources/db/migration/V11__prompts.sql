-- How a prompt is asked: by a task of its own, or in the table of its timekeeper's day.
alter table time_prompt add column asked varchar(10) default 'TASK' not null;

-- What a timekeeper has chosen; who has chosen nothing is asked as the table prompt-mode says.
create table prompt_choice (
  timekeeper_id varchar(64) primary key,
  mode varchar(10) not null,
  changed_at timestamp with time zone not null
);

-- Who may answer a timekeeper's prompts for them, from the first day to the last; never changed but to be revoked.
create table prompt_delegation (
  id uuid primary key,
  timekeeper_id varchar(64) not null,
  delegate_id varchar(64) not null,
  from_day date not null,
  to_day date not null,
  given_at timestamp with time zone not null,
  revoked_at timestamp with time zone
);

create index prompt_delegation_timekeeper on prompt_delegation (timekeeper_id, to_day);
create index prompt_delegation_delegate on prompt_delegation (delegate_id, to_day);

-- One table of open prompts, put up for its timekeeper or for a delegate.
create table day_review (
  id uuid primary key,
  timekeeper_id varchar(64) not null,
  reviewer_id varchar(64) not null,
  delegation_id uuid references prompt_delegation (id),
  review_day date not null,
  number_of_day integer not null,
  prompts integer not null,
  state varchar(10) not null,
  since timestamp with time zone not null,
  constraint day_review_once unique (timekeeper_id, reviewer_id, review_day, number_of_day)
);

create index time_prompt_answered on time_prompt (timekeeper_id, state, since);
create index day_review_state on day_review (state, reviewer_id);

-- To whom an expired prompt is a number: the owner sees counts and ages, never the activity.
alter table time_prompt add column expiry_owner varchar(40);

-- The end of a working day, once a day: days are put up, old prompts expire, messages are planned.
create table daily_round (
  id uuid primary key,
  round_day date not null,
  due_at timestamp with time zone not null,
  nudge boolean not null,
  state varchar(10) not null,
  constraint daily_round_day unique (round_day)
);

-- How a person wants to be told; who has chosen nothing gets a digest a day.
create table notice_choice (
  person_id varchar(64) primary key,
  choice varchar(10) not null,
  changed_at timestamp with time zone not null
);

-- Messages to the firm's own people, without their words: what a person got today counts against the day's budget.
create table personal_notice (
  id uuid primary key,
  kind varchar(10) not null,
  person_id varchar(64) not null,
  occasion varchar(200) not null,
  state varchar(10) not null,
  settled_on date,
  constraint personal_notice_once unique (kind, person_id, occasion)
);

create index personal_notice_day on personal_notice (person_id, settled_on);
