-- An invoice as it stands: the sums of its movements and the state that follows from them. Comes after all versions, so that
-- what a version adds to an invoice or to its states is told here, in one place.
drop view if exists invoice_standing;

create view invoice_standing as
select
  sums.*,
  case
    when voided > 0 then 'VOIDED'
    when open_amount = 0 and written_off > 0 then 'WRITTEN_OFF'
    when open_amount = 0 and credited > 0 and credited = total then 'CREDITED'
    when open_amount = 0 then 'PAID'
    when disputed_amount > 0 then 'DISPUTED'
    when portal_state = 'REJECTED' then 'REJECTED'
    when open_amount < total - credited - written_off then 'PARTIALLY_PAID'
    when portal_state is not null then portal_state
    when delivered_on is not null then 'DELIVERED'
    else 'ISSUED'
  end as state
from (
  select
    invoice.*,
    (select sum(open_change) from invoice_movement where invoice_number = invoice.number) as open_amount,
    (select sum(disputed_change) from invoice_movement where invoice_number = invoice.number) as disputed_amount,
    (select sum(reserved_change) from invoice_movement where invoice_number = invoice.number) as reserved_amount,
    (select count(*) from invoice_movement where invoice_number = invoice.number and kind = 'VOID') as voided,
    (select coalesce(-sum(open_change), 0) from invoice_movement
      where invoice_number = invoice.number and kind = 'CREDIT') as credited,
    (select coalesce(-sum(open_change), 0) from invoice_movement
      where invoice_number = invoice.number and kind in ('WRITE_OFF', 'REINSTATED')) as written_off
  from invoice
) sums;
