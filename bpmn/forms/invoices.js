/** The invoices that a start form offers. */
import { api } from './api.js';

/** Those with something open, all pages of the list; of one client where it is named. */
export async function openInvoices(clientId) {
  const narrowed = clientId ? `&clientId=${encodeURIComponent(clientId)}` : '';
  const invoices = [];
  let after = '';
  do {
    const page = await api.get(`/api/invoices?open=true${narrowed}${after}`);
    invoices.push(...page.items);
    after = page.next ? `&after=${encodeURIComponent(page.next)}` : '';
  } while (after);
  return invoices;
}

/** One that was typed and is not among them is asked for by its number; an unknown one is refused when the form is sent. */
export async function offerTyped(invoices, number) {
  if (number && !invoices.some(invoice => invoice.number === number)) {
    await api.get(`/api/invoices/${encodeURIComponent(number)}`).then(invoice => invoices.push(invoice), () => {});
  }
}

/** All open ones of the client whose invoice this is. */
export async function offerThoseOfItsClient(invoices, invoice) {
  (await openInvoices(invoice.clientId))
    .filter(one => !invoices.some(({ number }) => number === one.number))
    .forEach(one => invoices.push(one));
}
