/** Money that came into a trust account: a check that was paid in, a transfer on the bank's list. */
import { api, found, newKey, Refusal } from './api.js';
import { dateField, openStart, todayAtTheFirm } from './matterflow.js';
import { show } from './show.js';

const METHODS = ['CHECK', 'WIRE', 'ACH', 'CARD', 'CARD_GROSS', 'CASH', 'OTHER'];
const AMOUNT = /^\d{1,9}(\.\d{1,2})?$/;

/** One deposit, whoever tells of it: one check or transfer may be for several matters, and two checks may have one number. */
const eventOf = ({ account, date, ref, ledger, amount }) =>
  [account, date, ref, ledger, cents(amount)].map(part => part.trim()).join(':');

const cents = amount => {
  const [whole, fraction = ''] = amount.split('.');
  return `${whole.replace(/^0+(?=\d)/, '')}.${fraction.padEnd(2, '0')}`;
};

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: { account: '', ledger: '', amount: '', date: undefined, method: METHODS[0], payer: '', ref: '', another: false },
  load: async start => {
    const [accounts, today] = await Promise.all([knownAccounts(), todayAtTheFirm()]);
    start.answer.date = today;
    start.answer.account = accounts.length === 1 ? accounts[0] : '';
    return {
      methods: METHODS, date: dateField(start.answer, 'date', () => start.changed()), accounts, key: newKey(), twin: undefined,
      /** Such a deposit is recorded: only the person knows whether this is another. */
      get asksWhetherAnother() {
        return Boolean(this.twin) && isWhole(start.answer) && this.twin === eventOf(start.answer);
      },
    };
  },
  complete: ({ answer }) => isWhole(answer),
  send: async ({ answer, data }) => {
    const { ref, ledger, payer, another, ...deposit } = answer;
    const [account, reference, matter, from] = [answer.account, ref, ledger, payer].map(text => text.trim());
    const isAnother = another && data.asksWhetherAnother;
    if (!isAnother) {
      await refuseTwin(answer, data);
    }
    const currency = (await found(`/api/trust/accounts/${encodeURIComponent(account)}/ledgers`))?.currency ?? 'USD';
    await api.post('/api/trust/deposits', {
      ...deposit, account, currency, source: 'manual',
      eventId: reference && !isAnother ? eventOf(answer) : `${account}:${deposit.date}:${data.key}`,
      ...(reference && { ref: reference }), ...(matter && { ledger: matter }), ...(from && { payer: from }),
    });
    return `${show.money(deposit.amount, currency)} ${matter ? `for ${matter} is` : 'is an unidentified receipt,'} recorded on ${account}.`;
  },
});

const isWhole = ({ account, amount, date }) => Boolean(account.trim() && AMOUNT.test(amount) && date);

/** Told twice, it would stand in the books twice: whoever tells of the same again says that it is another. */
async function refuseTwin(answer, data) {
  const event = eventOf(answer);
  const [account, reference, matter] = [answer.account, answer.ref, answer.ledger].map(text => text.trim());
  const { items } = await api.get(`/api/trust/deposits?${new URLSearchParams({ account, from: answer.date, to: answer.date })}`);
  const isTwin = one => one.eventId === event || (one.state !== 'RETURNED' && one.amount === cents(answer.amount)
    && (one.ref ?? '') === reference && (one.ledger ?? '') === matter && !one.eventId.endsWith(data.key));
  if (items.some(isTwin)) {
    data.twin = event;
    throw new Refusal(0, {
      detail: `${show.money(cents(answer.amount))} ${matter ? `for ${matter}` : 'of nobody yet'}${reference ? `, reference ${reference},` : ''} `
        + `received on ${show.date(answer.date)} is recorded on ${account} already.`,
      next: 'If it is the same money, leave this form. If it is another deposit, tick that it is, then start again.',
    });
  }
}

/** The accounts on which something came in before. */
async function knownAccounts() {
  const { items } = await api.get('/api/trust/deposits');
  return [...new Set(items.map(({ account }) => account))].sort();
}
