/** A day's post: printed as one file, mailed, and named with the day; what was left out has a reason and waits again. */
import { api, Refusal } from './api.js';
import { dateField, openTask, todayAtTheFirm } from './matterflow.js';

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  load: async task => {
    const [batch, today] = await Promise.all([api.get(task.link('self')), todayAtTheFirm()]);
    task.answer.answers.mailedOn = today;
    return new Post(task, batch);
  },
  complete: task => task.data.printed && Boolean(task.answer.answers.mailedOn) && task.data.someIsMailed,
});

class Post {
  constructor(task, batch) {
    this.task = task;
    this.batch = batch;
    this.left = {};
    this.mailedOn = dateField(task.answer.answers, 'mailedOn', () => task.changed());
  }

  get address() {
    return this.task.link('self');
  }

  get pdf() {
    return `${this.address}?format=pdf`;
  }

  get printed() {
    return this.batch.printings.length > 0;
  }

  get someIsMailed() {
    return this.batch.invoices.some(({ number }) => !this.left[number]?.trim());
  }

  /** What was left out goes with the answers, each under the invoice's number. */
  changed() {
    const { answers } = this.task.answer;
    this.batch.invoices.forEach(({ number }) => {
      const reason = this.left[number]?.trim();
      if (reason) {
        answers[`notMailed:${number}`] = reason;
      } else {
        delete answers[`notMailed:${number}`];
      }
    });
    this.task.changed();
  }

  async print() {
    this.printing = true;
    try {
      this.batch = await api.post(`${this.address}/printing`);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) {
        throw refusal;
      }
      this.task.refuse(refusal);
    } finally {
      this.printing = false;
      this.task.$scope.$applyAsync();
    }
  }
}
