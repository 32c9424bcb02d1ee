/** A proposal of time: approving it takes two clicks; what is changed is saved as each field is left. */
import { api, Refusal } from './api.js';
import { openTask } from './matterflow.js';
import { Split } from './split.js';

const FIELDS = ['minutes', 'narrative', 'matterId', 'taskCode', 'activityCode'];

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  load: async task => {
    const address = task.link('self');
    return new Prompt(address, await api.get(address), $scope);
  },
  comments: false,
  facts: () => false,
  refused: ({ data }) => data?.look(),
  settle: task => (task.answer.outcome === 'REJECT' ? undefined : task.data.settle()),
});

class Prompt {
  constructor(address, prompt, $scope) {
    this.address = address;
    this.$scope = $scope;
    this.errors = {};
    this.saving = Promise.resolve();
    this.take(prompt);
    this.split = new Split(prompt.signalId, () => [this.matterId, Number(this.minutes) || undefined], $scope, () => this.look());
  }

  /** The prompt as the server has it now; what is not saved yet stays as the person wrote it. */
  take(prompt) {
    const unsaved = Object.fromEntries(FIELDS.filter(field => this.differs(field)).map(field => [field, this[field]]));
    this.stored = { ...prompt, minutes: prompt.minutes === undefined ? '' : String(prompt.minutes) };
    Object.assign(this, this.stored, unsaved);
  }

  /** What has changed on the server meanwhile. */
  async look() {
    this.take(await api.get(this.address));
    this.$scope.$applyAsync();
  }

  async takeFurtherWork() {
    await this.saving;
    this.take(await api.post(`${this.address}/further-work`, {}));
    this.$scope.task.changed();
    this.$scope.$applyAsync();
  }

  differs(field) {
    return this.stored !== undefined && (this[field] ?? '') !== (this.stored[field] ?? '');
  }

  get unsaved() {
    return FIELDS.some(field => this.differs(field));
  }

  save(field) {
    this.$scope.task.changed();
    delete this.errors[field];
    if (field === 'minutes' && !/^[1-9]\d{0,3}$/.test(this.minutes)) {
      this.errors.minutes = 'Enter whole minutes, such as 24.';
      return;
    }
    const change = field === 'minutes'
      ? { minutes: Number(this.minutes), furtherMinutes: this.stored.furtherMinutes, furtherSignals: this.stored.furtherSignals }
      : { [field]: this[field] };
    this.saving = this.saving.then(() => this.post(field, change)).finally(() => this.$scope.$applyAsync());
  }

  async post(field, change) {
    this.state = 'saving';
    const before = this.stored;
    this.stored = { ...before, [field]: this[field] };
    try {
      this.take(await api.post(`${this.address}/draft`, change));
      this.state = 'saved';
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) {
        throw refusal;
      }
      this.stored = before;
      this.errors[field] = refusal.at(`/${field}`) ?? [refusal.detail, refusal.next].filter(Boolean).join(' ');
      this.state = 'failed';
    }
  }

  /** Nothing is approved that the person still sees differently. */
  async settle() {
    await this.saving;
    if (this.unsaved) {
      throw new Refusal(0, {
        detail: 'A change is not saved yet.',
        next: 'Correct the field marked in red, then complete again.',
      });
    }
    const now = await api.get(this.address);
    if (now.version !== this.stored.version) {
      this.take(now);
      this.$scope.$applyAsync();
      throw new Refusal(0, {
        detail: 'The prompt has changed since it was shown: more of the same work came in.',
        next: 'Look at it, then complete again.',
      });
    }
  }
}
