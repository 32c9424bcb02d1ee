/** Which matter an activity belongs to: the candidates with their evidence, another matter, or none. */
import { api } from './api.js';
import { openTask } from './matterflow.js';
import { show } from './show.js';
import { Split } from './split.js';

const CONFIRM = 'CONFIRM';
const ANOTHER = { matterId: '' };

/** Why it is asked, where the sheet has a code for it. */
const ASKED_BECAUSE = 'Asked because';
const REASONS = {
  LEVEL: 'several matters are level',
  UNSURE: 'one matter is ahead, but not surely',
  NOT_OPEN: 'the matter it points to is not open',
  TWO_REFERENCES: 'it names two matters',
  TWO_CLIENTS: 'people of two clients took part',
  SHARED_MAILBOX: 'it came through a shared mailbox',
};

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  facts: ({ label }, { data }) => label !== ASKED_BECAUSE && !data?.signal.candidates.some(({ matterId }) => matterId === label),
  load: async task => {
    const signal = await api.get(task.link('self'));
    return new Question(signal, task);
  },
  complete: task => task.data.isAnswered,
});

/** As the server counts them: a started minute is one. */
const minutes = ({ durationSec }) => (durationSec === undefined ? undefined : Math.ceil(durationSec / 60));

class Question {
  constructor(signal, task) {
    this.signal = signal;
    this.task = task;
    this.other = '';
    this.another = ANOTHER;
    this.dismissal = task.sheet.outcomes.find(({ id }) => id !== CONFIRM);
    this.split = signal.timekeeperId && new Split(signal.id, () => [this.chosen?.matterId, minutes(signal)], task.$scope, () => task.leave());
    this.choose(signal.candidates.find(({ matterId }) => matterId === signal.matterId));
  }

  get because() {
    return this.signal.reason.split(', ').map(code => REASONS[code] ?? show.words(code)).join('; ');
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
