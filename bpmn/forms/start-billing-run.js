/** A billing run: which cycle, up to which day, and for which matters if not for all that are due. */
import { api } from './api.js';
import { dateField, openStart, todayAtTheFirm } from './matterflow.js';
import { show } from './show.js';

const CYCLES = ['MONTHLY', 'BIWEEKLY', 'QUARTERLY', 'MILESTONE', 'COMPLETION', 'SUBSCRIPTION', 'THRESHOLD', 'REPLENISHMENT'];

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: { cycle: CYCLES[0], periodEnd: undefined, matters: '' },
  load: async start => {
    start.answer.periodEnd = await todayAtTheFirm();
    return { cycles: CYCLES, periodEnd: dateField(start.answer, 'periodEnd', () => start.changed()) };
  },
  complete: ({ answer }) => Boolean(answer.periodEnd),
  send: async ({ answer: { cycle, periodEnd, matters } }) => {
    const matterIds = matters.split(/[\s,;]+/).filter(Boolean);
    await api.post('/api/billing-cycles', { cycle, periodEnd, ...(matterIds.length && { matterIds }) });
    return `${show.words(cycle)} run up to ${show.date(periodEnd)} has begun: its pre-bills appear with their reviewers.`;
  },
});
