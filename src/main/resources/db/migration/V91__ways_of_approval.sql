-- How the client approved a settlement: signed electronically is longer than the column was.
alter table settlement_distribution alter column approved_way set data type varchar(40);
