/** Money that settled no invoice: to which invoice it goes, for which matter it is held in trust, or under which reference it was kept or paid back. */
import { api } from './api.js';
import { openInvoices } from './invoices.js';
import { openTask } from './matterflow.js';

const ASSIGN = 'ASSIGN';

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  load: async task => {
    const payment = await api.get(task.link('payment'));
    return { payment, invoices: await ofPayer(payment) };
  },
  complete: ({ answer }) => answer.outcome !== ASSIGN || Boolean(answer.answers.invoiceNumber),
});

/** Invoices of the payer that still take money in this currency; of any client where the payer is not known. */
async function ofPayer({ clientId, currency }) {
  return (await openInvoices(clientId)).filter(invoice => invoice.currency === currency);
}
