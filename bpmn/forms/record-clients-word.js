/** Who at the client approved how a settlement is divided, when and how, and what they object to. */
import { api } from './api.js';
import { dateField, openTask, todayAtTheFirm } from './matterflow.js';

const WAYS = [
  { id: 'SIGNED_ON_PAPER', label: 'signed on paper' },
  { id: 'SIGNED_ELECTRONICALLY', label: 'signed electronically' },
];

const said = text => String(text ?? '').trim();

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  load: async task => {
    const { shares, currency } = await api.get(task.link('distribution'));
    Object.assign(task.answer.answers, { on: await todayAtTheFirm(), way: WAYS[0].id });
    return {
      ways: WAYS,
      currency,
      shares: shares.filter(({ kind }) => kind !== 'CLIENT'),
      on: dateField(task.answer.answers, 'on', () => task.changed()),
    };
  },
  complete: ({ answer }) => answer.outcome !== 'APPROVED'
    || Boolean(said(answer.answers.of) && answer.answers.on && said(answer.answers.evidence)),
  comments: false,
});
