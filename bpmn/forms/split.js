/** Divides the time of one activity among matters: the parts make up the whole, each with a matter of its own. */
import { api, Refusal } from './api.js';

const MINUTES = /^[1-9]\d{0,3}$/;

export class Split {
  /** `whole` tells the matter and the minutes at hand; `done` is called when the parts are made. */
  constructor(signal, whole, $scope, done) {
    this.address = `/api/activity-signals/${signal}/split`;
    this.whole = whole;
    this.$scope = $scope;
    this.done = done;
    this.parts = [];
  }

  begin() {
    const [matterId = '', minutes] = this.whole();
    this.made = undefined;
    this.parts = [{ matterId, minutes: String(minutes ?? ''), narrative: '' }, empty()];
    this.focus(1);
  }

  leave() {
    this.parts = [];
    this.refusal = undefined;
  }

  add() {
    this.parts.push({ ...empty(), minutes: this.left > 0 ? String(this.left) : '' });
    this.focus(this.parts.length - 1);
  }

  remove(part) {
    this.parts = this.parts.filter(one => one !== part);
  }

  get sum() {
    return this.parts.reduce((total, { minutes }) => total + (MINUTES.test(minutes) ? Number(minutes) : 0), 0);
  }

  /** The minutes of the whole; undefined where nobody has measured or stated them. */
  get all() {
    return this.whole()[1];
  }

  get left() {
    return this.all === undefined ? 0 : this.all - this.sum;
  }

  get ready() {
    return this.left === 0 && !this.busy && this.parts.every(({ matterId, minutes }) => matterId.trim() && MINUTES.test(minutes));
  }

  async make() {
    this.busy = true;
    this.refusal = undefined;
    try {
      const { promptIds } = await api.post(this.address, { parts: this.parts.map(({ matterId, minutes, narrative }) =>
        ({ matterId: matterId.trim(), minutes: Number(minutes), narrative: narrative.trim() || undefined })) });
      this.parts = [];
      this.made = promptIds.length;
      await this.done();
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) {
        throw refusal;
      }
      this.refusal = refusal;
    } finally {
      this.busy = false;
      this.$scope.$applyAsync();
    }
  }

  focus(row) {
    setTimeout(() => document.querySelector(`#split-matter-${row}`)?.focus());
  }
}

function empty() {
  return { matterId: '', minutes: '', narrative: '' };
}
