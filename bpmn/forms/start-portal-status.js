/** What a client's portal says of an invoice: recorded, and done with by whom it concerns. */
import { api } from './api.js';
import { offerTyped, openInvoices } from './invoices.js';
import { dateField, openStart, todayAtTheFirm } from './matterflow.js';

const AMOUNT = /^\d{1,9}(\.\d{1,2})?$/;
const DONE = {
  TAKEN: 'It holds now.',
  NOTED: 'It is noted.',
  KEPT: 'It takes effect when the upload is confirmed.',
  REPEATED: 'It was recorded before.',
  LATE: 'Something newer holds: it is noted only.',
  EARLIER_SUBMISSION: 'It is about an earlier submission: it is noted only.',
  ENDED: 'The invoice is paid, or no longer in the portal: it is noted only.',
};

const lines = text => text.split('\n').map(line => line.trim()).filter(Boolean);
const withAmount = ({ status }) => status === 'ADJUSTED' || status === 'ACCEPTED';
const withReasons = ({ status }) => status === 'ADJUSTED' || status === 'REJECTED';

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: { invoiceNumber: '', status: 'RECEIVED', approvedAmount: '', reasons: '', on: '' },
  load: async start => {
    start.answer.on = await todayAtTheFirm();
    const invoices = (await openInvoices()).filter(({ inPortal }) => inPortal);
    return {
      invoices,
      on: dateField(start.answer, 'on', () => start.changed()),
      async look() {
        await offerTyped(invoices, start.answer.invoiceNumber.trim());
        start.$scope.$applyAsync();
      },
      get invoice() {
        return this.invoices.find(({ number }) => number === start.answer.invoiceNumber);
      },
    };
  },
  complete: ({ answer }) => Boolean(answer.invoiceNumber.trim() && answer.on
    && (answer.status !== 'ADJUSTED' || answer.approvedAmount)
    && (!withAmount(answer) || !answer.approvedAmount || AMOUNT.test(answer.approvedAmount))),
  send: async ({ answer }) => {
    const number = answer.invoiceNumber.trim();
    const { effect } = await api.post(`/api/invoices/${encodeURIComponent(number)}/portal-status`, {
      status: answer.status,
      on: answer.on,
      ...(withAmount(answer) && answer.approvedAmount && { approvedAmount: answer.approvedAmount }),
      ...(withReasons(answer) && lines(answer.reasons).length && { reasons: lines(answer.reasons) }),
    });
    return `What the portal says of invoice ${number} is recorded. ${DONE[effect]}`;
  },
});
