-- Mails of one thread that come in together are tied one after the other: each transaction holds the rows of the messages
-- and threads that it is about. The rows are there from the beginning, so that holding one writes nothing.
create table thread_lock (
  slot integer not null primary key
);

insert into thread_lock (slot)
select a.n + 8 * b.n + 64 * c.n + 512 * d.n + 4096 * e.n
from (values (0), (1), (2), (3), (4), (5), (6), (7)) as a (n)
cross join (values (0), (1), (2), (3), (4), (5), (6), (7)) as b (n)
cross join (values (0), (1), (2), (3), (4), (5), (6), (7)) as c (n)
cross join (values (0), (1), (2), (3), (4), (5), (6), (7)) as d (n)
cross join (values (0), (1), (2), (3)) as e (n);
