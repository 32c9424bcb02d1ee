/** A pre-bill whose lines are corrected one by one: each is saved by itself as soon as a field is left. */
import { api, Refusal } from './api.js';
import { isoDay } from './matterflow.js';
import { charged, figuresOf } from './pre-bill-figures.js';
import { PreBillNotes } from './pre-bill-notes.js';

const HOURS = /^\d{1,2}(\.\d{1,2})?$/;
const AMOUNT = /^\d{1,8}(\.\d{1,2})?$/;
const NOT_HOURS = 'Enter hours such as 1.5.';
const NOT_AMOUNT = 'Enter an amount such as 150.00.';
const NOT_RATE = 'Enter a rate such as 370.00.';

/** What a person may change on a line; what moves money waits for a reason. */
const MONEY = ['hours', 'rate', 'writeDown', 'hold'];
const FIELDS = ['narrative', 'taskCode', 'activityCode', 'internalNote', ...MONEY];

/** Facts of the sheet that a form of a pre-bill shows as they are now. */
const MOVING = ['Pre-bill', 'Period', 'Lines', 'Total', 'Written down', 'Open exceptions'];

export const isSettledFact = ({ label }) => !MOVING.includes(label);

export class PreBill {
  constructor(address, packet, $scope, reasons = []) {
    this.reasons = reasons;
    this.address = address;
    this.$scope = $scope;
    this.number = packet.number;
    this.periodEnd = packet.periodEnd;
    this.lines = [];
    this.afterSaving = undefined;
    this.saving = Promise.resolve();
    this.notes = new PreBillNotes(address, { ...packet, lines: [] }, $scope);
    this.take(packet);
  }

  static async at(address, $scope) {
    const [packet, reasons] = await Promise.all([api.get(address), api.get('/api/adjustment-reasons?kind=WRITE_DOWN')]);
    return new PreBill(address, packet, $scope, reasons.items);
  }

  /** Takes the pre-bill as the server has it now, whole or what came back with one line. */
  take(packet) {
    const { version, state, totals, exceptions, lines, line } = packet;
    this.version = version;
    this.state = state;
    this.totals = totals ?? this.totals;
    this.exceptions = exceptions ?? [];
    this.figures = packet.figures ? figuresOf(packet) : this.figures;
    this.billingHold = packet.figures ? packet.billingHold : this.billingHold;
    this.lines = lines ? this.lines.filter(known => lines.some(({ id }) => id === known.id)) : this.lines;
    (lines ?? [line]).forEach(row => this.place(row));
    if (lines) {
      const order = new Map(lines.map(({ id }, index) => [id, index]));
      this.lines.sort((one, other) => order.get(one.id) - order.get(other.id));
    }
  }

  place(row) {
    const known = this.lines.find(line => line.id === row.id);
    if (known) {
      known.take(row);
    } else {
      this.lines.push(new Line(this, row));
    }
  }

  get currency() {
    return this.totals.currency;
  }

  line(id) {
    return this.lines.find(line => line.id === id);
  }

  /** What is open about a line, or about any. */
  open(lineId) {
    return this.exceptions.filter(exception => exception.state === 'OPEN' && (!lineId || exception.lineId === lineId));
  }

  /** Whose time is on it, for a line that is added. */
  peopleOnIt() {
    const names = new Map(this.lines.filter(line => line.timekeeperId).map(line => [line.timekeeperId, line.timekeeperName]));
    return [...names].map(([id, name]) => ({ id, name })).sort((one, other) => one.name.localeCompare(other.name));
  }

  /** Saves in the order in which the person edits, one request at a time. */
  post(path, body) {
    this.$scope.task.changed();
    const saved = this.saving.then(async () => {
      const before = this.totals.total;
      const answer = await api.post(`${this.address}/${path}`, body);
      const alone = answer.line && !body.transferTo && !body.split;
      this.take(alone ? answer : await api.get(this.address));
      this.afterSaving?.();
      if (alone && this.totals.total !== before) {
        this.weighAgain();
      }
    });
    this.saving = saved.catch(() => undefined);
    return saved.finally(() => this.$scope.$applyAsync());
  }

  /** Other money leaves another budget and cap; nobody waits for that to be shown. */
  async weighAgain() {
    try {
      this.figures = figuresOf(await api.get(this.address));
    } catch (refusal) {
      this.figures = [];
    }
    this.$scope.$applyAsync();
  }

  beginAddition() {
    this.timekeepers = this.peopleOnIt();
    this.addition = { timekeeperId: '', narrative: '', hours: '', taskCode: '', activityCode: '', reason: '', errors: {} };
  }

  /** What may be taken off the bill as a whole, each with the reasons that the firm lists for it. */
  async beginGift(kind) {
    const { items } = await api.get(`/api/adjustment-reasons?kind=${kind}`);
    const given = this.totals[kind.toLowerCase()]?.replace('-', '') ?? '';
    this.gift = { kind, amount: Number(given) === 0 ? '' : given, reasons: items, reasonCode: items[0]?.code, reason: '', errors: {} };
    this.$scope.$applyAsync();
  }

  async give() {
    const { kind, amount, reasonCode, reason } = this.gift;
    this.gift.errors = { ...(!AMOUNT.test(amount) && { amount: NOT_AMOUNT }), ...(!reason.trim() && { reason: 'Say why.' }) };
    if (Object.keys(this.gift.errors).length > 0) {
      return;
    }
    try {
      await this.post('adjustments', { kind, amount, reasonCode, reason: reason.trim(), version: this.version });
      this.gift = undefined;
    } catch (refusal) {
      this.gift.errors = errorsOf(refusal);
    }
  }

  async add() {
    const { day, errors, ...line } = this.addition;
    this.addition.errors = missingIn(day, line);
    if (Object.keys(this.addition.errors).length > 0) {
      return;
    }
    try {
      await this.post('lines', { ...line, date: isoDay(day) });
      this.addition = undefined;
    } catch (refusal) {
      this.addition.errors = errorsOf(refusal);
    }
  }

  /** Waits for what is being saved; what could not be saved holds the task. */
  async settle() {
    await this.saving;
    const unsaved = this.lines.filter(line => line.unsaved);
    if (unsaved.length > 0) {
      throw new Refusal(0, {
        detail: unsaved.length === 1 ? 'A line is not saved yet.' : `${unsaved.length} lines are not saved yet.`,
        next: 'Look for the red mark: correct the field, say why, or take the change back. Then complete again.',
      });
    }
    if (this.lines.some(({ act }) => act)) {
      throw new Refusal(0, { detail: 'A transfer or a split is not done yet.', next: 'Do it or leave it, then complete again.' });
    }
    if (this.addition) {
      throw new Refusal(0, { detail: 'The new line is not added yet.', next: 'Add or discard it, then complete again.' });
    }
  }
}

/** What a new line lacks, before anybody is asked to save it. */
function missingIn(day, { timekeeperId, hours, narrative }) {
  return {
    ...(!day && { date: 'Choose a day.' }),
    ...(!timekeeperId && { timekeeperId: 'Choose who did it.' }),
    ...(!HOURS.test(hours) && { hours: NOT_HOURS }),
    ...(!narrative.trim() && { narrative: 'Say what was done.' }),
  };
}

/** Words are saved as they are; what moves money is kept until the person has said why, and goes out with the reason. */
class Line {
  constructor(preBill, row) {
    this.preBill = preBill;
    this.take(row);
    this.forget();
  }

  /** The line as the server has it; what is not saved yet stays as the person wrote it. */
  take(row) {
    const mine = Object.fromEntries(this.changed.map(field => [field, this[field]]));
    this.stored = {
      ...row,
      taskCode: row.taskCode ?? '',
      activityCode: row.activityCode ?? '',
      internalNote: row.internalNote ?? '',
      writeDown: Number(row.writeDown) === 0 ? '' : row.writeDown,
      hold: row.held,
    };
    const { isTime, isCost, who, unitPrice } = charged(row);
    Object.assign(this, this.stored, mine, { isTime, isCost, unitPrice, who: isTime ? who?.split(' ').at(-1) : who });
  }

  /** Takes back what is not saved yet. */
  forget() {
    Object.assign(this, this.stored, { errors: {}, reason: '', reasonCode: null, state: undefined });
  }

  get changed() {
    return this.stored ? FIELDS.filter(field => this[field] !== this.stored[field]) : [];
  }

  get unsaved() {
    return this.changed.length > 0;
  }

  /** What waits for a reason. */
  get moves() {
    return this.changed.filter(field => MONEY.includes(field));
  }

  get reduced() {
    return this.worth !== this.amount;
  }

  get isAtAnotherRate() {
    return this.stored.rate !== this.stored.resolvedRate;
  }

  get mark() {
    return { saving: '…', saved: '✓', failed: '!' }[this.state] ?? (this.unsaved ? '!' : '');
  }

  get told() {
    return { saving: 'Saving', saved: 'Saved', failed: 'Not saved' }[this.state] ?? (this.unsaved ? 'Not saved' : '');
  }

  saveWords(field) {
    return this.save({ [field]: this[field] });
  }

  saveMoney() {
    const moves = this.moves;
    this.state = undefined;
    this.errors = {
      ...(moves.includes('hours') && !HOURS.test(this.hours) && { hours: NOT_HOURS }),
      ...(moves.includes('rate') && !AMOUNT.test(this.rate) && { rate: NOT_RATE }),
      ...(moves.includes('writeDown') && !AMOUNT.test(this.writeDown || '0') && { writeDown: NOT_AMOUNT }),
    };
    if (moves.length === 0 || Object.keys(this.errors).length > 0 || !this.reason.trim()) {
      return undefined;
    }
    const change = Object.fromEntries(moves.map(field => [field, field === 'writeDown' ? this.writeDown || '0' : this[field]]));
    return this.save({ ...change, reason: this.reason.trim(), ...(this.reasonCode && { reasonCode: this.reasonCode }) });
  }

  beginAct(kind) {
    this.act = { kind, matterId: '', hours: '', narrative: this.narrative, reason: '', errors: {} };
  }

  /** Sends the line to another matter or makes two of it; what comes back is the whole bill. */
  async carryOut() {
    const { kind, matterId, hours, narrative, reason } = this.act;
    const moves = kind === 'TRANSFER';
    this.act.errors = {
      ...(moves && !matterId.trim() && { transferTo: 'Name the matter by its number.' }),
      ...(!moves && !HOURS.test(hours) && { hours: NOT_HOURS }),
      ...(!reason.trim() && { reason: 'Say why.' }),
    };
    if (Object.keys(this.act.errors).length > 0) {
      return;
    }
    const act = moves ? { transferTo: matterId.trim(), ...(this.act.both && { answer: 'BOTH' }) } : { split: { hours, narrative } };
    try {
      await this.preBill.post(`lines/${encodeURIComponent(this.id)}`, { ...act, reason: reason.trim(), version: this.preBill.version });
      this.act = undefined;
    } catch (refusal) {
      this.act.errors = errorsOf(refusal);
      this.act.perhapsTheSame = refusal.code === 'POSSIBLE_DUPLICATE';
    }
  }

  /** Of another matter nothing was asked or answered. */
  goesElsewhere() {
    Object.assign(this.act, { perhapsTheSame: false, both: false });
  }

  async save(change) {
    const before = this.stored;
    this.errors = {};
    this.state = 'saving';
    this.stored = { ...before, ...change };
    try {
      await this.preBill.post(`lines/${encodeURIComponent(this.id)}`, change);
      this.state = 'saved';
      this.savedReason = change.reason ?? this.savedReason;
      this.reason = this.moves.length > 0 ? this.reason : '';
    } catch (refusal) {
      this.stored = before;
      this.errors = errorsOf(refusal);
      this.state = 'failed';
    }
  }
}

/** What to say next to which field; what no field answers for is said of the whole. */
export function errorsOf(refusal) {
  if (!(refusal instanceof Refusal)) {
    throw refusal;
  }
  const named = refusal.errors.map(({ pointer, detail }) => [pointer.slice(1), detail]).filter(([field]) => field);
  const whole = [refusal.detail, refusal.next].filter(Boolean).join(' ');
  return named.length ? { ...Object.fromEntries(named), whole } : { whole };
}
