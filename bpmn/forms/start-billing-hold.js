/** The bills of a matter are kept back, with a reason and through a day. */
import { api } from './api.js';
import { dateField, openStart, todayAtTheFirm } from './matterflow.js';
import { show } from './show.js';

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: { matter: '', until: undefined, reason: '' },
  load: async start => {
    start.answer.until = await todayAtTheFirm();
    return { until: dateField(start.answer, 'until', () => start.changed()) };
  },
  complete: ({ answer }) => Boolean(answer.matter.trim() && answer.until && answer.reason.trim()),
  send: async ({ answer }) => {
    const matter = answer.matter.trim();
    const { until, preBillsKeptBack } = await api.post(`/api/matters/${encodeURIComponent(matter)}/billing-hold`, {
      until: answer.until,
      reason: answer.reason.trim(),
    });
    const numbers = preBillsKeptBack.map(preBill => preBill.number).join(', ');
    return `No pre-bill is made for ${matter} through ${show.date(until)}.`
      + (numbers && ` On their way and not to be signed last so long: ${numbers}.`);
  },
});
