/** One's own activities that led to no prompt. Each is taken up as work, set aside or erased at once, by itself. */
import { api, Refusal } from './api.js';
import { show } from './show.js';

/** What can be said of an activity beside the reasons for which it is no work. */
const WORK = { id: 'WORK', label: 'Work on a matter' };

const LISTS = [
  { id: 'unmatched', label: 'No matter was found for', mayBeWork: true },
  { id: 'ignored', label: 'Left out by a rule', mayBeWork: true },
  { id: 'planned', label: 'Still to come', mayBeWork: false },
];
const AT_ONCE = 20;

const BECAUSE = {
  UNMATCHED: 'nothing in it points to a matter',
  WEAK: 'too little in it points to a matter',
  AUTOMATED: 'an automated notice',
  SHORT_CALL: 'a missed or very short call',
  CALENDAR_EXCLUDED: 'cancelled, declined, private or all day',
  INTERNAL: 'within the firm',
  NOT_OVER: 'it is asked about when it is over',
  MATTER_CLOSED: 'the matter is closed',
  NOT_CAPTURED: 'the matter takes no time of this kind',
  BELOW_MINIMUM: 'shorter than the least that counts',
};

export class LeftOut {
  static async load($scope) {
    const pages = await Promise.all(LISTS.map(({ id }) => api.get(`/api/activity-signals/${id}`)));
    const kinds = [...new Set(pages.flatMap(({ items }) => items.map(({ kind }) => kind)))];
    const reasons = await Promise.all(kinds.map(kind => api.get(`/api/reject-reasons?kind=${kind}`)));
    const reasonsFor = Object.fromEntries(kinds.map((kind, index) => [kind, reasons[index].items]));
    return new LeftOut($scope, LISTS.map((list, index) =>
      new List(list, pages[index].items.map(signal => new Activity(signal, list, reasonsFor[signal.kind])))));
  }

  constructor($scope, lists) {
    this.$scope = $scope;
    this.lists = lists.filter(({ activities }) => activities.length > 0);
    this.settled = 0;
  }

  /** Does what the person said of the activity; the cursor goes on to the next one. */
  async settle(activity, list, event) {
    event?.preventDefault();
    if (!activity.isAnswered || activity.busy) {
      return;
    }
    activity.busy = true;
    try {
      await activity.settle();
      this.settled += 1;
    } catch (refusal) {
      activity.refuse(refusal);
    }
    activity.busy = false;
    this.$scope.$applyAsync(() => setTimeout(() => {
      const next = activity.done ? list.after(activity) : activity;
      document.getElementById(next ? `what-${next.id}` : `list-${list.id}`)?.focus();
    }));
  }
}

class List {
  constructor({ id, label }, activities) {
    this.id = id;
    this.label = label;
    this.activities = activities;
    this.shown = AT_ONCE;
  }

  get waiting() {
    return this.activities.filter(({ done }) => !done).length;
  }

  more() {
    this.shown += AT_ONCE;
  }

  after(activity) {
    return this.activities.slice(this.activities.indexOf(activity) + 1, this.shown).find(({ done }) => !done);
  }
}

class Activity {
  constructor(signal, { mayBeWork }, reasons) {
    this.id = signal.id;
    this.signal = signal;
    this.what = signal.subject || show.words(signal.kind);
    this.whom = [signal.direction === 'OUT' ? undefined : signal.from, ...signal.others, signal.phone].filter(Boolean).slice(0, 3).join(', ');
    const code = signal.billabilityReason ?? signal.reason;
    this.because = BECAUSE[code] ?? show.words(code).toLowerCase();
    this.reasons = reasons;
    this.answers = [...(mayBeWork ? [WORK] : []), ...reasons.map(({ reason, label }) => ({ id: reason, label }))];
    this.answer = undefined;
    this.matterId = signal.candidates[0]?.matterId ?? '';
  }

  get isWork() {
    return this.answer === WORK.id;
  }

  get isAnswered() {
    return Boolean(this.isWork ? this.matterId.trim() : this.answer);
  }

  /** What the button does. */
  get act() {
    return this.isWork ? 'Take up' : this.erases ? 'Erase' : 'Set aside';
  }

  get erases() {
    return this.reasons.some(({ reason, erases }) => erases && reason === this.answer);
  }

  async settle() {
    const address = `/api/activity-signals/${encodeURIComponent(this.id)}`;
    this.refusal = undefined;
    if (this.isWork) {
      const { matterId } = await api.post(`${address}/taking-up`, { matterId: this.matterId.trim() });
      this.done = `Taken up on ${matterId}`;
    } else {
      await api.post(`${address}/dismissal`, { reason: this.answer });
      this.done = this.erases ? 'Erased' : 'Set aside';
      this.what = this.erases ? '' : this.what;
      this.whom = this.erases ? '' : this.whom;
    }
  }

  refuse(refusal) {
    if (!(refusal instanceof Refusal)) {
      throw refusal;
    }
    this.refusal = refusal;
  }
}
