/** A client pays an invoice, or several, in instalments: drawn before they are agreed. */
import { api } from './api.js';
import { offerThoseOfItsClient, offerTyped, openInvoices } from './invoices.js';
import { dateField, openStart, todayAtTheFirm } from './matterflow.js';
import { show } from './show.js';

const AMOUNT = /^\d{1,9}(\.\d{1,2})?$/;
const COUNT = /^\d{1,3}$/;
const RHYTHMS = [
  { id: 'MONTH', label: 'month' },
  { id: 'TWO_WEEKS', label: 'two weeks' },
  { id: 'WEEK', label: 'week' },
];
const WAYS = ['EMAIL', 'LETTER', 'SIGNED', 'PHONE', 'IN_PERSON'].map(id => ({ id, label: show.words(id) }));

const numberOf = answer => answer.invoiceNumber.trim();
const planOf = number => `/api/invoices/${encodeURIComponent(number)}/payment-plan`;

/** Either how many, or the amount of each. */
const isDrawable = ({ invoiceNumber, instalments, amount, from }) => Boolean(invoiceNumber.trim() && from)
  && (instalments ? COUNT.test(instalments) && !amount : AMOUNT.test(amount ?? ''));

const wishOf = ({ answer, data }) => ({
  ...(answer.amount ? { amount: answer.amount } : { instalments: Number(answer.instalments) }),
  every: answer.every,
  from: answer.from,
  otherInvoices: data.others.filter(({ number }) => answer.others[number]).map(({ number }) => number),
});

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: {
    invoiceNumber: '', others: {}, instalments: '', amount: '', every: 'MONTH', from: undefined,
    consentOf: '', consentWay: 'EMAIL', consentOn: undefined, reason: '',
  },
  load: async start => {
    const invoices = await openInvoices();
    start.answer.consentOn = await todayAtTheFirm();
    const changed = () => {
      start.data.draft = undefined;
      start.changed();
    };
    return {
      invoices,
      rhythms: RHYTHMS,
      ways: WAYS,
      changed,
      numbered: changed,
      from: dateField(start.answer, 'from', changed),
      consentOn: dateField(start.answer, 'consentOn', () => start.changed()),
      async look() {
        await offerTyped(invoices, numberOf(start.answer));
        if (this.invoice) {
          await offerThoseOfItsClient(invoices, this.invoice);
        }
        start.$scope.$applyAsync();
      },
      async draw() {
        try {
          this.draft = await api.post(`${planOf(numberOf(start.answer))}/preview`, wishOf(start));
          start.$scope.$applyAsync();
        } catch (refusal) {
          start.refuse(refusal);
        }
      },
      get drawable() {
        return isDrawable(start.answer);
      },
      get waitsFor() {
        return this.draft.waitsFor.replaceAll('-', ' ');
      },
      get invoice() {
        return this.invoices.find(({ number }) => number === numberOf(start.answer));
      },
      /** Other open invoices of the same client. */
      get others() {
        return this.invoice
          ? this.invoices.filter(({ number, clientId }) => clientId === this.invoice.clientId && number !== this.invoice.number)
          : [];
      },
    };
  },
  complete: ({ answer }) => isDrawable(answer)
    && Boolean(answer.consentOf.trim() && answer.consentOn && answer.reason.trim()),
  send: async start => {
    const { answer } = start;
    const number = numberOf(answer);
    const { state, waitsFor, instalments } = await api.post(planOf(number), {
      ...wishOf(start),
      reason: answer.reason.trim(),
      consent: { of: answer.consentOf.trim(), way: answer.consentWay, on: answer.consentOn },
    });
    return state === 'ASKED'
      ? `The payment plan of invoice ${number} waits for the ${waitsFor.replaceAll('-', ' ')}.`
      : `Invoice ${number} is paid in ${instalments.length} instalments; its reminders rest while the plan is kept.`;
  },
});
