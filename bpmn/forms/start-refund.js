/** Money back to the payer: which payment of which invoice, how much, and why. */
import { api } from './api.js';
import { openStart } from './matterflow.js';
import { show } from './show.js';

const AMOUNT = /^\d{1,9}(\.\d{1,2})?$/;

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: { invoiceNumber: '', paymentId: '', amount: '', reason: '' },
  load: async start => ({
    payments: [],
    looked: false,
    get payment() {
      return this.payments.find(({ paymentId }) => paymentId === start.answer.paymentId);
    },
    async look() {
      const number = start.answer.invoiceNumber.trim();
      const { items } = await api.get(`/api/payments?invoiceNumber=${encodeURIComponent(number)}`);
      this.payments = items.filter(payment => Number(payment.received) > 0);
      this.looked = Boolean(number);
      start.answer.paymentId = this.payments.length === 1 ? this.payments[0].paymentId : '';
      start.changed();
      start.$scope.$applyAsync();
    },
  }),
  complete: ({ answer }) =>
    Boolean(answer.paymentId && answer.reason.trim() && (!answer.amount || AMOUNT.test(answer.amount))),
  send: async ({ answer }) => {
    const { amount, currency } = await api.post(`/api/payments/${encodeURIComponent(answer.paymentId)}/refund`, {
      reason: answer.reason.trim(),
      ...(answer.amount && { amount: answer.amount }),
    });
    return `A refund of ${show.money(amount, currency)} is asked for; somebody else has to agree.`;
  },
});
