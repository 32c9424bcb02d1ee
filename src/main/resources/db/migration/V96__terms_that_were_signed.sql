-- What a lawyer signed, whatever the drawdown is changed to later. Signatures from before have no terms of their own.
alter table trust_signature add column amount numeric(14, 2);
alter table trust_signature add column payee varchar(200);
