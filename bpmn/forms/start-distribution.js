/** A settlement in trust and who gets what of it: the statement is shown before it is prepared. */
import { api, Refusal } from './api.js';
import { openStart } from './matterflow.js';
import { show } from './show.js';

const AMOUNT = /^\d{1,9}(\.\d{1,2})?$/;
const KINDS = [{ id: 'LIEN', label: 'A lien' }, { id: 'COST', label: 'An unpaid cost' }];

const said = text => String(text ?? '').trim();

const isWhole = ({ payee, amount }) => Boolean(said(payee) && AMOUNT.test(said(amount)));

const isEmpty = ({ payee, amount, purpose }) => !said(payee) && !said(amount) && !said(purpose);

const wishOf = ({ answer, data }) => ({
  account: said(answer.account),
  matterId: said(answer.matterId),
  clientPayee: said(answer.clientPayee),
  deposits: data.chosen.map(({ depositId }) => depositId),
  currency: data.chosen[0].currency,
  claims: answer.claims.filter(claim => !isEmpty(claim)).map(({ kind, payee, amount, purpose }) => ({
    kind, payee: said(payee), amount: said(amount), ...(said(purpose) && { purpose: said(purpose) }),
  })),
});

const isDrawable = ({ answer, data }) => Boolean(said(answer.account) && said(answer.matterId) && said(answer.clientPayee)
  && data.chosen.length && answer.claims.every(claim => isEmpty(claim) || isWhole(claim)));

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: { account: '', matterId: '', clientPayee: '', claims: [] },
  load: async start => ({
    kinds: KINDS,
    deposits: [],
    changed() {
      this.draft = undefined;
      start.changed();
    },
    another() {
      start.answer.claims.push({ kind: 'LIEN', payee: '', amount: '', purpose: '' });
    },
    get chosen() {
      return this.deposits.filter(({ chosen }) => chosen);
    },
    get drawable() {
      return isDrawable(start);
    },
    async look() {
      const { account, matterId } = start.answer;
      if (!said(account) || !said(matterId)) {
        return;
      }
      try {
        const { items } = await api.get(
          `/api/trust/distributions/deposits?account=${encodeURIComponent(said(account))}&matterId=${encodeURIComponent(said(matterId))}`);
        this.deposits = items.map(deposit => ({ ...deposit, chosen: items.length === 1 }));
        this.looked = true;
        start.$scope.$applyAsync();
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) {
          throw refusal;
        }
        start.refuse(refusal);
      }
    },
    async draw() {
      try {
        this.draft = await api.post('/api/trust/distributions/preview', wishOf(start));
        start.$scope.$applyAsync();
      } catch (refusal) {
        start.refuse(refusal);
      }
    },
  }),
  complete: start => isDrawable(start) && Boolean(start.data.draft),
  send: async start => {
    const { gross, currency, matterId } = await api.post('/api/trust/distributions', wishOf(start));
    return `The statement over ${show.money(gross, currency)} of matter ${matterId} waits for the client's approval.`;
  },
});
