-- What an outcome brought into trust, divided to the cent: a statement that the client approves, and the draws that follow from it.
create table settlement_distribution (
  id uuid primary key,
  account varchar(40) not null references trust_account (account),
  matter_id varchar(100) not null,
  open_on varchar(100),
  gross numeric(14, 2) not null,
  currency varchar(3) not null,
  agreed_percent numeric(9, 4) not null,
  costs_first boolean not null,
  agreed_fee numeric(14, 2) not null,
  state varchar(20) not null,
  prepared_by varchar(100) not null,
  prepared_at timestamp with time zone not null,
  looked_from timestamp with time zone not null,
  approved_of varchar(200),
  approved_way varchar(20),
  approved_on date,
  approved_evidence varchar(200),
  approved_by varchar(100),
  approved_at timestamp with time zone,
  ended_by varchar(100),
  ended_at timestamp with time zone,
  constraint settlement_distribution_open unique (open_on),
  constraint settlement_distribution_word check (state = 'PREPARED' or state = 'WITHDRAWN' or approved_of is not null)
);

create index settlement_distribution_matter on settlement_distribution (matter_id);

-- Of two statements that are under way none has the same deposit.
create table settlement_deposit (
  distribution_id uuid not null references settlement_distribution (id),
  deposit_id uuid not null references trust_deposit (id),
  open_deposit uuid,
  primary key (distribution_id, deposit_id),
  constraint settlement_deposit_once unique (open_deposit)
);

-- As the client has approved it, and as it was settled since.
create table settlement_share (
  distribution_id uuid not null references settlement_distribution (id),
  position integer not null,
  kind varchar(20) not null,
  payee varchar(200) not null,
  stated numeric(14, 2) not null,
  amount numeric(14, 2) not null,
  invoice_number varchar(20),
  purpose varchar(1000),
  objection varchar(1000),
  primary key (distribution_id, position),
  constraint settlement_share_amount check (amount >= 0 and stated >= 0),
  constraint settlement_share_bill check (kind <> 'FEES' or invoice_number is not null)
);

create table settlement_draw (
  drawdown_id uuid primary key references trust_drawdown (id),
  distribution_id uuid not null,
  position integer not null,
  foreign key (distribution_id, position) references settlement_share (distribution_id, position)
);

create index settlement_draw_share on settlement_draw (distribution_id, position);
