/** What a bill is weighed against, and what its lines charge for, as both who reviews and who signs it see it. */
import { show } from './show.js';

const KINDS = [['Time', 'time'], ['Fees', 'fees'], ['Costs', 'expenses']];

/** Label, value and a note for each figure that says something; a reader of a part of the bill gets none. */
export function figuresOf({ totals, budgetLeft, capLeft, trustBalance, trustBalanceAsOf, figures }) {
  if (!figures) {
    return [];
  }
  const money = amount => show.money(amount, totals.currency);
  const prior = figures.priorBill;
  const used = figures.profitability?.hoursUsed;
  return [
    ...kindsOf(totals).map(([label, kind]) => ({ label, value: money(totals[kind]) })),
    { label: 'Budget left', value: money(budgetLeft) },
    { label: 'Cap left', value: money(capLeft) },
    { label: 'Agreed hours used', value: used && `${show.quantity(used)} %` },
    { label: 'In trust', value: money(trustBalance), note: trustBalanceAsOf && `as of ${show.date(trustBalanceAsOf)}` },
    { label: 'Client owes on the matter', value: show.isSome(figures.receivables) ? money(figures.receivables) : '' },
    { label: 'Prior bill', value: prior && money(prior.total), note: prior && `${prior.number}, ${show.date(prior.invoiceDate)}` },
  ].filter(({ value }) => value);
}

/** A bill of one kind is told by its total. */
function kindsOf(totals) {
  const some = KINDS.filter(([, kind]) => show.isSome(totals[kind]));
  return some.length > 1 ? some : [];
}

/** Whose work it is, or what else is charged for, and what one of it costs. */
export function charged({ kind, timekeeperName, rate, unitCost }) {
  return {
    isTime: kind === 'TIME',
    isCost: kind === 'EXPENSE',
    who: { TIME: timekeeperName, EXPENSE: 'Cost', FEE: 'Fee' }[kind],
    unitPrice: { TIME: rate, EXPENSE: show.price(unitCost) }[kind],
  };
}

/** The lines that the client will be billed, as they are shown on paper. */
export function billedOf({ lines }) {
  return lines.filter(line => !line.held).map(line => ({ ...line, ...charged(line) }));
}
