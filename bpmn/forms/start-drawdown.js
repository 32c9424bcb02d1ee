/** Trust money that is to leave a ledger: what for, how much, to whom. The ledger and the invoice are shown as they stand. */
import { api, found } from './api.js';
import { openStart } from './matterflow.js';
import { show } from './show.js';

const AMOUNT = /^\d{1,9}(\.\d{1,2})?$/;
const TYPES = [
  { id: 'DRAW_FEES', label: 'Pay an invoice' },
  { id: 'DISBURSE_COST', label: 'Pay a cost' },
  { id: 'REFUND', label: 'Give back to the client' },
  { id: 'PAY_OUT', label: 'Pay out' },
  { id: 'TRANSFER', label: 'To another matter of the client' },
  { id: 'RECOVERY', label: 'To the firm, for what it is owed' },
  { id: 'REVERSAL', label: 'Take a posting back' },
];
const PAYS_SOMEBODY = ['DISBURSE_COST', 'REFUND', 'PAY_OUT'];
const MEMBERS = {
  DRAW_FEES: ['invoice'],
  DISBURSE_COST: ['payee'],
  REFUND: ['payee'],
  PAY_OUT: ['payee'],
  TRANSFER: ['toLedger', 'consent'],
  RECOVERY: ['consent'],
  REVERSAL: ['reverses', 'toLedger'],
};
const REQUIRED = { ...MEMBERS, REVERSAL: ['reverses'] };

const said = text => String(text ?? '').trim();

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: { account: '', ledger: '', type: 'DRAW_FEES', invoice: '', payee: '', toLedger: '', reverses: '', consent: '', amount: '', purpose: '' },
  load: async start => ({
    types: TYPES,
    looked: false,
    get paysSomebody() {
      return PAYS_SOMEBODY.includes(start.answer.type);
    },
    async look() {
      const { account, ledger } = start.answer;
      const standing = said(account) && said(ledger) && await found(`/api/trust/accounts/${encodeURIComponent(said(account))}/ledgers`);
      this.looked = Boolean(said(account) && said(ledger));
      this.standing = standing?.ledgers?.[said(ledger)];
      this.currency = standing?.currency;
      start.$scope.$applyAsync();
    },
    async readInvoice() {
      const number = said(start.answer.invoice);
      this.invoice = number ? await found(`/api/invoices/${encodeURIComponent(number)}`) : undefined;
      start.$scope.$applyAsync();
    },
  }),
  complete: ({ answer }) => Boolean(said(answer.account) && said(answer.ledger) && AMOUNT.test(said(answer.amount))
    && REQUIRED[answer.type].every(member => said(answer[member]))),
  send: async ({ answer, data }) => {
    const given = ['account', 'ledger', 'type', 'amount', 'purpose', ...MEMBERS[answer.type]]
      .map(member => [member, said(answer[member])]).filter(([, value]) => value);
    await api.post('/api/trust/drawdowns', { ...Object.fromEntries(given), currency: data.currency ?? 'USD' });
    return `${show.money(answer.amount, data.currency)} from ledger ${said(answer.ledger)} wait for a lawyer with trust authority.`;
  },
});
