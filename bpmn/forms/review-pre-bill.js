/** The review of a pre-bill: each line is saved by itself as soon as a field is left, and the totals follow. */
import { api, isoDay, openTask, Refusal } from './matterflow.js';

const HOURS = /^\d{1,2}(\.\d{1,2})?$/;
const AMOUNT = /^\d{1,9}(\.\d{1,2})?$/;

/** What a person may change, and which of it moves money. */
const UNSAVED = ['narrative', 'internalNote', 'hours', 'writeDown', 'held'];
const MONEY = ['hours', 'writeDown', 'held'];

const NOT_HOURS = 'Enter hours such as 1.5.';
const NOT_AMOUNT = 'Enter an amount such as 150.00.';

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  load: async task => {
    const address = task.link('self');
    return new PreBill(address, await api.get(address), $scope);
  },
  settle: task => task.data.settle(),
});

class PreBill {
  constructor(address, packet, $scope) {
    this.address = address;
    this.$scope = $scope;
    this.lines = [];
    this.addition = undefined;
    this.saving = Promise.resolve();
    this.take(packet);
  }

  /** Takes the packet as the server has it now; a line keeps what the person is still writing or has to mend. */
  take(packet) {
    Object.assign(this, {
      number: packet.number,
      version: packet.version,
      currency: packet.currency ?? 'USD',
      totals: packet.totals,
      exceptions: (packet.exceptions ?? []).filter(exception => exception.state === 'OPEN'),
    });
    const known = new Map(this.lines.map(line => [line.id, line]));
    this.lines = packet.lines.map(row => (known.get(row.id) ?? new Line(this)).take(row));
  }

  exceptionsOf(lineId) {
    return this.exceptions.filter(exception => exception.lineId === lineId);
  }

  get general() {
    return this.exceptions.filter(exception => !exception.lineId);
  }

  get timekeepers() {
    return [...new Set(this.lines.map(line => line.timekeeperId))].sort();
  }

  /** Saves in the order in which the person edits, one request at a time. */
  post(address, body) {
    const saved = this.saving.then(async () => {
      const answer = await api.post(address, body);
      this.take(answer.lines ? answer : await api.get(this.address));
    });
    this.saving = saved.catch(() => undefined);
    return saved.finally(() => this.$scope.$applyAsync());
  }

  beginAddition() {
    this.addition = { timekeeperId: '', narrative: '', hours: '', reason: '', errors: {} };
  }

  async add() {
    const { day, timekeeperId, narrative, hours, reason } = this.addition;
    const line = { date: isoDay(day), timekeeperId, narrative, hours, reason };
    this.addition.errors = HOURS.test(line.hours) ? {} : { hours: NOT_HOURS };
    if (!this.addition.errors.hours) {
      await this.post(`${this.address}/lines`, line)
        .then(() => { this.addition = undefined; }, refusal => { this.addition.errors = errorsOf(refusal); });
    }
  }

  /** Waits for what is being saved; a line that could not be saved holds the task. */
  async settle() {
    await this.saving;
    const unsaved = this.lines.filter(line => line.unsaved).length;
    if (unsaved > 0 || this.addition) {
      throw new Refusal(0, {
        detail: unsaved > 0 ? `${unsaved} line${unsaved > 1 ? 's are' : ' is'} not saved yet.` : 'The new line is not added yet.',
        next: unsaved > 0 ? 'Correct the fields marked in red, then complete again.' : 'Add it or discard it, then complete again.',
      });
    }
  }
}

/**
 * A line under review. Words are saved as they are; hours, a write-down and a hold move money, so they are kept until the
 * person has said why, and go out together with the reason.
 */
class Line {
  constructor(preBill) {
    this.preBill = preBill;
    this.errors = {};
    this.forget();
  }

  /** The line as the server has it; what is not saved yet stays as the person wrote it. */
  take(row) {
    const unsaved = Object.fromEntries(UNSAVED.filter(field => this.differs(field)).map(field => [field, this[field]]));
    this.stored = { ...row, writeDown: isZero(row.writeDown) ? '' : row.writeDown, internalNote: row.internalNote ?? '' };
    Object.assign(this, this.stored, unsaved);
    this.exceptions = this.preBill.exceptionsOf(row.id);
    return this;
  }

  differs(field) {
    return this.stored !== undefined && (this[field] ?? '') !== (this.stored[field] ?? '');
  }

  /** What waits for a reason. */
  get moves() {
    return MONEY.filter(field => this.differs(field));
  }

  get unsaved() {
    return UNSAVED.some(field => this.differs(field));
  }

  get detailed() {
    return this.open || this.moves.length > 0 || this.errors.line;
  }

  get mark() {
    return { saving: '…', saved: '✓', failed: '!' }[this.state] ?? (this.unsaved ? '!' : '');
  }

  get told() {
    return { saving: 'Saving', saved: 'Saved', failed: 'Not saved' }[this.state] ?? (this.unsaved ? 'Not saved' : '');
  }

  saveWords(field) {
    this.post({ [field]: this[field] });
  }

  /** Sends what moves money, once it reads well and has its reason. */
  saveMoney() {
    const moves = this.moves;
    this.state = undefined;
    this.errors = {
      ...(moves.includes('hours') && !HOURS.test(this.hours) && { hours: NOT_HOURS }),
      ...(moves.includes('writeDown') && !AMOUNT.test(this.writeDown || '0') && { writeDown: NOT_AMOUNT }),
    };
    if (moves.length > 0 && Object.keys(this.errors).length === 0 && this.reason.trim()) {
      const change = Object.fromEntries(moves.map(field => [field, field === 'writeDown' ? this[field] || '0.00' : this[field]]));
      this.post({ ...change, reason: this.reason.trim() });
    }
  }

  /** Takes back what is not saved yet. */
  forget() {
    Object.assign(this, this.stored, { errors: {}, reason: '', state: undefined });
  }

  async post(change) {
    this.errors = {};
    this.state = 'saving';
    const before = this.stored;
    this.stored = { ...before, ...change };
    try {
      await this.preBill.post(`${this.preBill.address}/lines/${encodeURIComponent(this.id)}`, change);
      this.state = 'saved';
      this.reason = this.moves.length > 0 ? this.reason : '';
    } catch (refusal) {
      this.stored = before;
      this.errors = errorsOf(refusal);
      this.state = 'failed';
    }
  }
}

/** What to say next to which field; what no field answers for is said of the line. */
function errorsOf(refusal) {
  if (!(refusal instanceof Refusal)) {
    throw refusal;
  }
  const named = refusal.errors.map(({ pointer, detail }) => [pointer.slice(1), detail]).filter(([field]) => field);
  return named.length ? Object.fromEntries(named) : { line: [refusal.detail, refusal.next].filter(Boolean).join(' ') };
}

function isZero(amount) {
  return amount === undefined || Number(amount) === 0;
}
