/** Which matter an activity belongs to: the candidates with their evidence, another matter, or none. */
import { api } from './api.js';
import { openTask } from './matterflow.js';

const CONFIRM = 'CONFIRM';
const ANOTHER = { matterId: '' };

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  facts: false,
  load: async task => {
    const signal = await api.get(task.link('self'));
    return new Question(signal, task);
  },
  complete: task => task.data.isAnswered,
});

class Question {
  constructor(signal, task) {
    this.signal = signal;
    this.task = task;
    this.other = '';
    this.another = ANOTHER;
    this.dismissal = task.sheet.outcomes.find(({ id }) => id !== CONFIRM);
    const suggested = signal.candidates.find(({ matterId }) => matterId === signal.matterId);
    this.choose(suggested ?? signal.candidates[0] ?? ANOTHER);
    if (!suggested) {
      this.chosen = undefined;
    }
  }

  choose(candidate) {
    this.chosen = candidate;
    this.changed();
  }

  changed() {
    const { answer } = this.task;
    answer.outcome = this.chosen === this.dismissal ? this.dismissal.id : CONFIRM;
    answer.answers.matterId = answer.outcome === CONFIRM ? this.chosen?.matterId || this.other.trim() : undefined;
    this.task.changed();
  }

  get isAnswered() {
    const { outcome, reason, answers } = this.task.answer;
    return this.chosen !== undefined && (outcome === CONFIRM ? Boolean(answers.matterId) : Boolean(reason));
  }
}
