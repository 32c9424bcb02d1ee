/** A payment that reached the firm by itself: a check in an envelope, a transfer on the bank statement. */
import { api, newKey } from './api.js';
import { offerTyped, openInvoices } from './invoices.js';
import { dateField, openStart, todayAtTheFirm } from './matterflow.js';
import { show } from './show.js';

const METHODS = ['CHECK', 'WIRE', 'ACH', 'CARD', 'CASH', 'OTHER'];
const AMOUNT = /^\d{1,9}(\.\d{1,2})?$/;

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: { invoiceNumber: '', amount: '', receivedOn: undefined, method: METHODS[0], reference: '', account: 'OPERATING' },
  load: async start => {
    const [invoices, today] = await Promise.all([openInvoices(), todayAtTheFirm()]);
    start.answer.receivedOn = today;
    return {
      methods: METHODS,
      receivedOn: dateField(start.answer, 'receivedOn', () => start.changed()),
      invoices,
      unnamed: newKey(),
      get invoice() {
        return this.invoices.find(({ number }) => number === start.answer.invoiceNumber);
      },
      async look() {
        await offerTyped(invoices, start.answer.invoiceNumber.trim());
        this.numbered();
        start.$scope.$applyAsync();
      },
      /** The open amount is the preset as long as nobody has typed another. */
      numbered() {
        if (!start.answer.amount || this.presetAmount === start.answer.amount) {
          start.answer.amount = this.presetAmount = this.invoice?.open ?? '';
        }
        start.changed();
      },
    };
  },
  complete: ({ answer }) => Boolean(answer.invoiceNumber.trim() && AMOUNT.test(answer.amount) && answer.receivedOn),
  send: async ({ answer, data }) => {
    const { reference, ...payment } = answer;
    const currency = data.invoice?.currency ?? 'USD';
    const invoiceNumber = payment.invoiceNumber.trim();
    await api.post('/api/payments', {
      ...payment, invoiceNumber, currency, source: 'manual',
      eventId: `${invoiceNumber}:${reference.trim() || data.unnamed}`,
    });
    return `${show.money(payment.amount, currency)} for invoice ${invoiceNumber} is recorded and being allocated.`;
  },
});
