/** A client contests an invoice: its reminders pause until the dispute is resolved. */
import { api } from './api.js';
import { offerTyped, openInvoices } from './invoices.js';
import { openStart } from './matterflow.js';
import { show } from './show.js';

const AMOUNT = /^\d{1,9}(\.\d{1,2})?$/;

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: { invoiceNumber: '', amount: '', reason: '' },
  load: async start => {
    const invoices = await openInvoices();
    return {
      invoices,
      async look() {
        await offerTyped(invoices, start.answer.invoiceNumber.trim());
        start.$scope.$applyAsync();
      },
      get invoice() {
        return this.invoices.find(({ number }) => number === start.answer.invoiceNumber);
      },
    };
  },
  complete: ({ answer }) =>
    Boolean(answer.invoiceNumber.trim() && answer.reason.trim() && (!answer.amount || AMOUNT.test(answer.amount))),
  send: async ({ answer }) => {
    const number = answer.invoiceNumber.trim();
    const { disputed, currency } = await api.post(`/api/invoices/${encodeURIComponent(number)}/dispute`, {
      reason: answer.reason.trim(),
      ...(answer.amount && { amount: answer.amount }),
    });
    return `${show.money(disputed, currency)} of invoice ${number} is disputed; its reminders pause.`;
  },
});
