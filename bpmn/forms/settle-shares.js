/** What keeps a settlement from being paid: a share comes to another amount, or it is looked at again, or the rest is withdrawn. */
import { api } from './api.js';
import { openTask } from './matterflow.js';
import { show } from './show.js';

const AMOUNT = /^\d{1,9}(\.\d{1,2})?$/;

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  load: async task => {
    const { shares, currency } = await api.get(task.link('distribution'));
    const open = shares.filter(({ kind, due }) => kind !== 'CLIENT' && show.isSome(due));
    return {
      shares: open.map(({ share, payee, amount }) => ({ id: String(share), label: `${share}: ${show.money(amount, currency)} for ${payee}` })),
      chosen() {
        const { amount } = open.find(({ share }) => String(share) === task.answer.answers.share);
        task.answer.answers.amount = amount;
        task.changed();
      },
    };
  },
  complete: ({ answer }) => answer.outcome !== 'SETTLE'
    || Boolean(answer.answers.share && AMOUNT.test(String(answer.answers.amount ?? '').trim())),
  comments: false,
});
