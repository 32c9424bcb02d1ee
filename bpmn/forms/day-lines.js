/** The lines of a day and what is done to them. Nothing here knows how a line looks. */
import { api, Refusal } from './api.js';

/** So many lines go to the server at a time: the page answers in between, and shows how far it is. */
const AT_A_TIME = 10;

/** Hours are decimals with at most four places: they are added as whole numbers. */
const PLACES = 4;

export class Day {
  constructor(review, reasons, changed) {
    this.matters = review.matters;
    this.reasons = reasons;
    this.changed = changed;
    this.lines = review.lines.map(prompt => new Line(prompt));
    this.busy = false;
    this.helping = false;
  }

  /** From now on each change is shown. */
  shownBy(table, task) {
    this.table = table;
    this.task = task;
    this.tell(this.lines);
    table.start();
  }

  get open() {
    return this.lines.filter(line => line.open);
  }

  get marked() {
    return this.open.filter(line => line.marked);
  }

  reasonsFor(line) {
    return this.reasons[line.prompt.kind];
  }

  help() {
    this.helping = !this.helping;
    this.changed();
  }

  mark(line) {
    line.marked = line.open && !line.marked;
    this.tell([line]);
  }

  /** Saves one field as it is left; the server says what the line comes to. */
  save(line, field, value) {
    if (value === line.shown(field)) {
      return line.saving;
    }
    line.saving = line.saving.then(async () => {
      const change = line.change(field, value);
      if (change) {
        await this.attempt(line, async () => line.take(await api.post(`/api/time-prompts/${line.id}/draft`, change)), field);
      }
      this.tell([line]);
    });
    return line.saving;
  }

  async reject(line, reason) {
    await this.decide([line], { decision: 'REJECT', reason });
  }

  async reopen(line) {
    await this.decide([line], { decision: 'REOPEN' });
  }

  /** The minutes that came since the person changed them are part of the line. */
  async takeFurtherWork(line) {
    line.saving = line.saving.then(async () => {
      await this.attempt(line, async () => line.take(await api.post(`/api/time-prompts/${line.id}/further-work`, {})));
      this.tell([line]);
    });
    await line.saving;
  }

  async approve(line) {
    await this.decide([line], {
      decision: 'APPROVE',
      furtherMinutes: line.furtherMinutes,
      furtherSignals: line.furtherSignals,
      ...(line.others.length ? { answer: 'BOTH' } : {}),
    });
  }

  /** The chosen lines, or all that are open; one after the other, so that a line that is not taken holds up no other. */
  async approveMany() {
    const lines = this.marked.length ? this.marked : this.open;
    this.busy = true;
    try {
      for (let first = 0; first < lines.length; first += AT_A_TIME) {
        await this.decide(lines.slice(first, first + AT_A_TIME), { decision: 'APPROVE' });
      }
    } finally {
      this.busy = false;
      this.tell([]);
      this.table.goOn();
    }
  }

  /** Sends a decision about lines whose changes are saved; each has its own outcome. */
  async decide(lines, decision) {
    await Promise.all(lines.map(line => line.saving));
    const ready = lines.filter(line => !line.wrong || decision.decision !== 'APPROVE');
    if (!ready.length) {
      return;
    }
    ready.forEach(line => line.begin());
    this.tell(ready);
    try {
      const { results } = await api.post('/api/time-prompts/decisions', ready.map(line => ({
        promptId: line.id,
        ...decision,
        ...(decision.decision === 'APPROVE' ? { version: line.prompt.version } : {}),
      })));
      results.forEach((result, index) => ready[index].answer(result));
    } catch (refusal) {
      ready.forEach(line => line.refuse(refusal));
    }
    this.tell(ready);
  }

  async attempt(line, act, field) {
    try {
      await act();
    } catch (refusal) {
      line.refuse(refusal, field);
    }
  }

  tell(lines) {
    this.totals = {
      lines: this.lines.length,
      open: this.open.length,
      answered: this.lines.length - this.open.length,
      marked: this.marked.length,
      failed: this.lines.filter(line => line.open && line.cause).length,
      approvedHours: hours(this.lines.filter(line => line.approved)),
      openHours: hours(this.open),
    };
    this.task.answer.outcome = this.totals.open ? 'LATER' : 'DONE';
    this.task.refusal = undefined;
    this.table.show(lines);
    this.changed();
  }

  /** Nothing is left behind that the person still sees differently. */
  async settle() {
    await Promise.all(this.lines.map(line => line.saving));
    if (this.lines.some(line => line.wrong)) {
      throw new Refusal(0, { detail: 'A change is not saved.', next: 'Correct the line marked in red, then complete again.' });
    }
  }
}

class Line {
  constructor(prompt) {
    this.saving = Promise.resolve();
    this.take(prompt);
  }

  take(prompt) {
    this.prompt = prompt;
    this.cause = undefined;
    this.code = undefined;
    this.wrong = undefined;
    this.busy = false;
    this.marked = this.marked && this.open;
  }

  get id() {
    return this.prompt.id;
  }

  get open() {
    return this.prompt.state === 'OPEN';
  }

  get approved() {
    return this.prompt.state === 'APPROVED' || this.prompt.state === 'POSTED';
  }

  /** What it may be the same work as, while that is for its person to say. */
  get others() {
    return this.open ? this.prompt.perhapsTheSameAs ?? [] : [];
  }

  get furtherMinutes() {
    return this.open ? this.prompt.furtherMinutes ?? 0 : 0;
  }

  get furtherSignals() {
    return this.open ? this.prompt.furtherSignals ?? 0 : 0;
  }

  /** What stands in a field. */
  shown(field) {
    return this.wrong?.field === field ? this.wrong.value : String(this.prompt[field] ?? '');
  }

  /** The request that saves a field; none where the words are no minutes. */
  change(field, value) {
    this.wrong = undefined;
    this.cause = undefined;
    if (field === 'minutes' && !/^[1-9]\d{0,3}$/.test(value)) {
      this.wrong = { field, value };
      this.cause = 'Enter whole minutes, such as 24.';
      return undefined;
    }
    this.attempted = value;
    return field === 'minutes'
      ? { minutes: Number(value), furtherMinutes: this.prompt.furtherMinutes, furtherSignals: this.prompt.furtherSignals }
      : { [field]: value };
  }

  begin() {
    this.busy = true;
    this.code = undefined;
    this.cause = undefined;
  }

  answer({ outcome, prompt, problem }) {
    if (outcome === 'DONE') {
      this.take(prompt);
      return;
    }
    this.busy = false;
    this.prompt = prompt ?? this.prompt;
    this.code = problem.code;
    this.cause = [problem.detail, problem.next].filter(Boolean).join(' ');
  }

  refuse(refusal, field) {
    if (!(refusal instanceof Refusal)) {
      throw refusal;
    }
    this.busy = false;
    this.wrong = field && { field, value: this.attempted };
    this.cause = (field && refusal.at(`/${field}`)) ?? [refusal.detail, refusal.next].filter(Boolean).join(' ');
  }
}

function hours(lines) {
  const sum = lines.reduce((total, line) => total + tenThousandths(line.prompt.hours), 0);
  const digits = String(sum).padStart(PLACES + 1, '0');
  const decimals = digits.slice(-PLACES).replace(/0+$/, '');
  return `${digits.slice(0, -PLACES)}.${decimals || '0'}`;
}

function tenThousandths(text) {
  const [whole, decimals = ''] = String(text ?? '0').split('.');
  return Number(whole + decimals.padEnd(PLACES, '0').slice(0, PLACES));
}

