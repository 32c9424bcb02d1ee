/** An issued invoice goes to its client once more, as it was. */
import { api } from './api.js';
import { offerTyped, openInvoices } from './invoices.js';
import { openStart } from './matterflow.js';

const WAYS = [
  { id: 'EMAIL', label: 'By e-mail to the billing contacts' },
  { id: 'PAPER', label: 'By post' },
  { id: 'HAND', label: 'By hand: somebody gets the task' },
];

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: { invoiceNumber: '', channel: 'EMAIL', reason: '' },
  load: async start => {
    const invoices = await openInvoices();
    return {
      invoices,
      ways: WAYS,
      async look() {
        await offerTyped(invoices, start.answer.invoiceNumber.trim());
        start.$scope.$applyAsync();
      },
      get invoice() {
        return this.invoices.find(({ number }) => number === start.answer.invoiceNumber);
      },
    };
  },
  complete: ({ answer }) => Boolean(answer.invoiceNumber.trim() && answer.reason.trim()),
  send: async ({ answer }) => {
    const number = answer.invoiceNumber.trim();
    await api.post(`/api/invoices/${encodeURIComponent(number)}/delivery`, {
      channel: answer.channel,
      reason: answer.reason.trim(),
    });
    return `Invoice ${number} is on its way once more.`;
  },
});
