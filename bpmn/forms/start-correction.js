/** An issued invoice is to be corrected: credited, voided, billed anew, or written off. */
import { api } from './api.js';
import { offerTyped, openInvoices } from './invoices.js';
import { openStart } from './matterflow.js';

const AMOUNT = /^\d{1,9}(\.\d{1,2})?$/;
const KINDS = [
  { id: 'CREDIT', label: 'Credit note: the client owes less', door: 'credit', amount: true },
  { id: 'VOID', label: 'Void: the invoice does not count, its time is unbilled again', door: 'void' },
  { id: 'REBILL', label: 'Void and rebill: a new pre-bill takes its place', door: 'void' },
  { id: 'WRITE_OFF', label: 'Write-off: nobody will pay it', door: 'write-off', amount: true },
];

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: { invoiceNumber: '', kind: 'CREDIT', amount: '', reasonCode: '', reason: '' },
  load: async start => {
    const invoices = await openInvoices();
    const reasonsOf = async kind => (await api.get(`/api/correction-reasons?kind=${kind}`)).items;
    return {
      invoices,
      kinds: KINDS,
      reasons: await reasonsOf('CREDIT'),
      get takesAmount() {
        return KINDS.find(({ id }) => id === start.answer.kind).amount;
      },
      async choose() {
        this.reasons = await reasonsOf(start.answer.kind);
        start.answer.reasonCode = '';
        start.changed();
        start.$scope.$applyAsync();
      },
      async look() {
        await offerTyped(invoices, start.answer.invoiceNumber.trim());
        start.$scope.$applyAsync();
      },
      get invoice() {
        return this.invoices.find(({ number }) => number === start.answer.invoiceNumber);
      },
    };
  },
  complete: ({ answer }) => Boolean(answer.invoiceNumber.trim() && answer.reasonCode && answer.reason.trim()
    && (!answer.amount || AMOUNT.test(answer.amount))),
  send: async ({ answer }) => {
    const number = answer.invoiceNumber.trim();
    const kind = KINDS.find(({ id }) => id === answer.kind);
    const { waitsFor } = await api.post(`/api/invoices/${encodeURIComponent(number)}/${kind.door}`, {
      reasonCode: answer.reasonCode,
      reason: answer.reason.trim(),
      ...(kind.amount && answer.amount && { amount: answer.amount }),
      ...(answer.kind === 'REBILL' && { rebill: true }),
    });
    return `The correction of invoice ${number} waits for the ${waitsFor.replaceAll('-', ' ')}.`;
  },
});
