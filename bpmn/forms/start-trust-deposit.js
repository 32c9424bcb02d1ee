/** Money that came into a trust account: a check that was paid in, a transfer on the bank's list. */
import { api, newKey } from './api.js';
import { dateField, openStart, todayAtTheFirm } from './matterflow.js';
import { show } from './show.js';

const METHODS = ['CHECK', 'WIRE', 'ACH', 'CARD', 'CARD_GROSS', 'CASH', 'OTHER'];
const AMOUNT = /^\d{1,9}(\.\d{1,2})?$/;

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: { account: '', ledger: '', amount: '', date: undefined, method: METHODS[0], ref: '' },
  load: async start => {
    const [accounts, today] = await Promise.all([knownAccounts(), todayAtTheFirm()]);
    start.answer.date = today;
    start.answer.account = accounts.length === 1 ? accounts[0] : '';
    return { methods: METHODS, date: dateField(start.answer, 'date', () => start.changed()), accounts, unnamed: newKey() };
  },
  complete: ({ answer }) => Boolean(answer.account.trim() && AMOUNT.test(answer.amount) && answer.date),
  send: async ({ answer, data }) => {
    const { ref, ledger, ...deposit } = answer;
    const [account, reference, matter] = [answer.account, ref, ledger].map(text => text.trim());
    const { currency } = await api.post('/api/trust/deposits', {
      ...deposit, account, currency: 'USD', source: 'manual', eventId: `${account}:${deposit.date}:${reference || data.unnamed}`,
      ...(reference && { ref: reference }), ...(matter && { ledger: matter }),
    });
    return `${show.money(deposit.amount, currency)} ${matter ? `for ${matter} is` : 'is an unidentified receipt,'} recorded on ${account}.`;
  },
});

/** The accounts on which something came in before. */
async function knownAccounts() {
  const { items } = await api.get('/api/trust/deposits');
  return [...new Set(items.map(({ account }) => account))].sort();
}
