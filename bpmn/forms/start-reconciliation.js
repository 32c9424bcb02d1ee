/** The end of a period of a trust account, taken up by hand. */
import { api } from './api.js';
import { dateField, openStart, todayAtTheFirm } from './matterflow.js';
import { show } from './show.js';

/** The day before the first of the month. */
function lastMonthsEnd(today) {
  const [year, month] = today.split('-').map(Number);
  const end = new Date(Date.UTC(year, month - 1, 0));
  return end.toISOString().slice(0, 10);
}

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: { account: '', periodEnd: undefined },
  load: async start => {
    start.answer.periodEnd = lastMonthsEnd(await todayAtTheFirm());
    return { periodEnd: dateField(start.answer, 'periodEnd', () => start.changed()) };
  },
  complete: ({ answer }) => Boolean(answer.account.trim() && answer.periodEnd),
  send: async ({ answer }) => {
    const close = await api.post(`/api/trust/accounts/${encodeURIComponent(answer.account.trim())}/closes`, { periodEnd: answer.periodEnd });
    return `The bookkeeper ticks off ${close.account} as of ${show.date(close.periodEnd)}.`;
  },
});
