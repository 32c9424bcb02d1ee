/** A billing run: which cycle, up to which day, and for which matters if not for all that are due. */
import { api } from './api.js';
import { dateField, openStart } from './matterflow.js';
import { show } from './show.js';

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: { cycle: undefined, periodEnd: undefined, matters: '' },
  load: async start => {
    const { items } = await api.get('/api/billing-cycles/period-ends');
    return new Run(items, start);
  },
  complete: ({ answer }) => Boolean(answer.periodEnd),
  send: async ({ answer: { cycle, periodEnd, matters } }) => {
    const matterIds = matters.split(/[\s,;]+/).filter(Boolean);
    await api.post('/api/billing-cycles', { cycle, periodEnd, ...(matterIds.length && { matterIds }) });
    return `${show.words(cycle)} run up to ${show.date(periodEnd)} has begun: its pre-bills appear with their reviewers.`;
  },
});

/** The day is the one up to which the cycle would be billed today, until the person enters another. */
class Run {
  constructor(ends, start) {
    this.ends = new Map(ends.map(({ cycle, periodEnd }) => [cycle, periodEnd]));
    this.cycles = [...this.ends.keys()];
    this.start = start;
    start.answer.cycle = this.cycles[0];
    this.propose();
  }

  propose() {
    this.start.answer.periodEnd = this.ends.get(this.start.answer.cycle);
    this.periodEnd = dateField(this.start.answer, 'periodEnd', () => {
      this.entered = true;
      this.start.changed();
    });
  }

  cycleChosen() {
    if (!this.entered) {
      this.propose();
    }
    this.start.changed();
  }
}
