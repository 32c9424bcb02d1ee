-- To the firm, with the client's consent, what it had to give back of a deposit.
alter table trust_drawdown drop constraint trust_drawdown_type;
alter table trust_drawdown add constraint trust_drawdown_type
  check (type in ('DRAW_FEES', 'DISBURSE_COST', 'REFUND', 'PAY_OUT', 'REVERSAL', 'TRANSFER', 'RECOVERY'));
alter table trust_posting drop constraint trust_posting_kind;
alter table trust_posting add constraint trust_posting_kind check (kind in ('OPENING', 'DEPOSIT', 'CURE', 'FLOAT_FUNDING', 'IDENTIFIED',
  'TRANSFER_IN', 'DRAW_FEES', 'DISBURSE_COST', 'REFUND', 'PAY_OUT', 'REVERSAL', 'TRANSFER', 'RECOVERY',
  'NSF', 'BANK_CHARGE', 'CHARGEBACK', 'INTEREST', 'SWEEP'));
