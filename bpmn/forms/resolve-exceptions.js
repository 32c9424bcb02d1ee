/** Exceptions are answered one by one; the last answer, or the last correction, ends the task by itself. */
import { openTask } from './matterflow.js';
import { errorsOf, isSettledFact, PreBill } from './pre-bill.js';

const HOLDING = ['EXCEPTION', 'WAITING_ON_TIMEKEEPER', 'COMPILED'];

/** The ways out, with what each asks for; a client approves what the client asked for, a finding on the bill changes no line,
 *  and a line is written down where the rule asks for less money. */
const WAYS = [
  { id: 'FIXED', label: 'Corrected: check it again' },
  { id: 'OVERRIDDEN', label: 'Let it stand', asks: 'reason' },
  { id: 'WRITTEN_DOWN', label: 'Write the line down to nothing', asks: 'reason', line: true, only: ['REJECT', 'REDUCE'] },
  { id: 'DEFERRED', label: 'Leave it for the next bill', asks: 'reason', line: true },
  { id: 'CLIENT_APPROVED', label: 'The client has approved it', asks: 'reference', client: true },
];

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  facts: isSettledFact,
  comments: false,
  load: async task => new OpenExceptions(await PreBill.at(task.link('self'), $scope), task),
  settle: task => task.data.preBill.settle(),
});

class OpenExceptions {
  constructor(preBill, task) {
    this.preBill = preBill;
    this.task = task;
    this.replies = new Map();
    preBill.afterSaving = () => this.leaveWhenAnswered();
  }

  /** The lines that something holds. */
  get lines() {
    return this.preBill.lines.filter(line => this.of(line).length > 0);
  }

  /** What holds a line. */
  of(line) {
    return this.preBill.open(line.id).filter(exception => exception.holds);
  }

  /** What holds the bill as a whole. */
  get ofTheBill() {
    return this.preBill.open().filter(exception => exception.holds && !exception.lineId);
  }

  waysOf(exception) {
    return WAYS.filter(way => (!way.client || exception.clientMayApprove)
      && (way.only ?? [exception.action]).includes(exception.action) && (exception.lineId || !way.line));
  }

  /** What else says the same of the same day: one answer may do for all. */
  alikeTo(exception) {
    const day = this.preBill.line(exception.lineId)?.date;
    return day === undefined ? [] : this.preBill.open().filter(other => other.id !== exception.id && other.holds
      && ['rule', 'message', 'action', 'owner'].every(member => other[member] === exception[member])
      && this.preBill.line(other.lineId)?.date === day);
  }

  /** What the person says about an exception; kept while the others are answered. */
  replyTo(exception) {
    if (!this.replies.has(exception.id)) {
      this.replies.set(exception.id, { way: WAYS[0], words: '', alike: false, errors: {} });
    }
    return this.replies.get(exception.id);
  }

  async answer(exception) {
    const reply = this.replyTo(exception);
    const { way, words } = reply;
    reply.errors = {};
    reply.saving = true;
    try {
      await this.preBill.post(`exceptions/${encodeURIComponent(exception.id)}/resolution`, {
        resolution: way.id,
        ...(way.asks && { [way.asks]: words.trim() }),
        ...(reply.alike && this.alikeTo(exception).length > 0 && { alike: true }),
      });
    } catch (refusal) {
      reply.errors = errorsOf(refusal);
    }
    reply.saving = false;
  }

  /** Nothing is left to answer: the server has ended the task, and Tasklist puts it away. */
  leaveWhenAnswered() {
    if (!HOLDING.includes(this.preBill.state)) {
      this.task.leave();
    }
  }
}
