-- How many lawyers had to sign what was authorized: the signature of that level stands, or there is no authorization.
alter table trust_authorization add column signers integer default 1 not null;
alter table trust_authorization add constraint trust_authorization_signed
  foreign key (drawdown_id, version, signers) references trust_signature (drawdown_id, version, level);

-- An attempt is not always on one ledger: a reconciliation is an account's, a model nobody's.
alter table trust_attempt alter column account drop not null;
alter table trust_attempt alter column ledger drop not null;
