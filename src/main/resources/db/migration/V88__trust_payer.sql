-- From whom the money of a deposit came, where whoever told of it said so.
alter table trust_deposit add column payer varchar(200);
