/** The invoices that a start form offers. */
import { api } from './api.js';

/** Those with something open, as many as one page of the list holds. */
export async function openInvoices() {
  const { items } = await api.get('/api/invoices');
  return items.filter(invoice => Number(invoice.open) > 0);
}

/** One that was typed and is not among them is asked for by its number; an unknown one is refused when the form is sent. */
export async function offerTyped(invoices, number) {
  if (number && !invoices.some(invoice => invoice.number === number)) {
    await api.get(`/api/invoices/${encodeURIComponent(number)}`).then(invoice => invoices.push(invoice), () => {});
  }
}

/** All open ones of the client whose invoice this is, the client's own page of the list. */
export async function offerThoseOfItsClient(invoices, invoice) {
  const { items } = await api.get(`/api/invoices?clientId=${encodeURIComponent(invoice.clientId)}`);
  items.filter(one => Number(one.open) > 0 && !invoices.some(({ number }) => number === one.number))
    .forEach(one => invoices.push(one));
}
