/** The table of a day: one row a line, keys for everything. Drawn by hand, so that two hundred lines cost nothing. */
import { show } from './show.js';

const COLUMNS = ['', 'When', 'Matter', 'Minutes', 'Hours', 'Activity', 'Task', 'Narrative', ''];
const PAGE = 10;

/** Why something is rejected that is recorded already. */
const THE_SAME = 'ALREADY_RECORDED';

/** What is rejected is asked again, what is approved is taken back until it is posted. */
const TAKEN_BACK = ['REJECTED', 'APPROVED'];

export class DayTable {
  constructor(place, day, task, complete) {
    this.place = place;
    this.day = day;
    this.task = task;
    this.complete = complete;
    this.rows = new Map();
  }

  start() {
    const table = element('table', { role: 'grid', 'aria-label': 'Prompts of the day' },
      element('thead', {}, element('tr', {}, ...COLUMNS.map(title =>
        element('th', { scope: 'col', class: title === 'Minutes' || title === 'Hours' ? 'number' : '' }, title)))),
      element('tbody', {}, ...this.day.lines.map(line => this.rows.get(line))));
    table.addEventListener('keydown', event => this.key(event));
    table.addEventListener('click', event => this.clicked(event));
    table.addEventListener('focusout', event => this.left(event));
    this.place.replaceChildren(table);
    this.goTo(this.day.open[0] ?? this.day.lines[0]);
  }

  /** Draws lines anew; a row in which somebody types is left alone. */
  show(lines) {
    lines.forEach(line => {
      const row = this.rows.get(line) ?? element('tr', { tabindex: '-1', 'data-prompt': line.id });
      this.rows.set(line, row);
      if (row !== this.typing) {
        this.draw(line, row);
      }
    });
  }

  draw(line, row) {
    const { prompt } = line;
    const had = row === document.activeElement;
    row.className = [!line.open && 'answered', line.busy && 'busy', line.marked && 'marked', line.cause && 'fault',
      (line.others.length || line.furtherMinutes || line.furtherSignals) && 'doubt'].filter(Boolean).join(' ');
    row.setAttribute('aria-selected', String(line.marked ?? false));
    row.replaceChildren(
      element('td', {}, line.marked ? '☑' : line.open ? '☐' : ''),
      element('td', { class: 'when' }, show.day(prompt.date), element('br'), element('small', {}, show.words(prompt.kind))),
      element('td', { class: 'matter' }, line.shown('matterId'), element('br'), element('small', {}, this.day.matters[prompt.matterId] ?? '')),
      element('td', { class: 'number' }, line.shown('minutes') || '–', element('br'), element('small', {}, minutesAre(prompt))),
      element('td', { class: 'number' }, prompt.hours ?? ''),
      element('td', {}, line.shown('activityCode'), ...proposal(prompt.activityCodeProposed)),
      element('td', {}, line.shown('taskCode'), ...proposal(prompt.taskCodeProposed)),
      element('td', { class: 'words' }, line.shown('narrative'), ...remarks(line)),
      element('td', { class: 'state' }, ...state(line)));
    if (had) {
      row.focus({ preventScroll: true });
    }
  }

  /** The row becomes fields. */
  edit(line, first = 'minutes') {
    if (!line.open || line.busy || !this.task.mine) {
      return;
    }
    const row = this.rows.get(line);
    const cells = row.children;
    this.typing = row;
    const field = (cell, name, kind, label) => cells[cell].replaceChildren(
      Object.assign(element(kind, { class: CLASSES[name], 'data-field': name, 'aria-label': label, maxlength: LONGEST[name] }), { value: line.shown(name) }));
    field(2, 'matterId', 'input', 'Matter');
    field(3, 'minutes', 'input', 'Minutes');
    field(5, 'activityCode', 'input', 'Activity');
    field(6, 'taskCode', 'input', 'Task');
    field(7, 'narrative', 'textarea', 'Narrative');
    const start = row.querySelector(`[data-field=${first}]`);
    start.focus();
    start.select();
    row.scrollIntoView({ block: 'nearest' });
  }

  askWhy(line) {
    if (!line.open || line.busy || !this.task.mine) {
      return;
    }
    const row = this.rows.get(line);
    this.typing = row;
    const reasons = this.day.reasonsFor(line).map(({ reason, label }) => element('option', { value: reason }, label));
    const choice = element('select', { 'data-field': 'reason', 'aria-label': 'Reason' }, ...reasons);
    row.lastChild.replaceChildren('Rejected, because', choice);
    choice.focus();
  }

  key(event) {
    const line = this.lineOf(event.target);
    if (!line) {
      return;
    }
    if (event.ctrlKey && event.key === 'Enter') {
      this.stop(line);
      this.complete();
    } else if (event.ctrlKey || event.altKey || event.metaKey || !this.act(event, line)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** Does what the key means; false where it means nothing here. */
  act(event, line) {
    const field = event.target.dataset.field;
    if (field) {
      return this.actInField(event, line, field);
    }
    const lines = this.day.lines;
    const at = lines.indexOf(line);
    const keys = {
      ArrowUp: () => this.goTo(lines[at - 1]),
      ArrowDown: () => this.goTo(lines[at + 1]),
      Home: () => this.goTo(lines[0]),
      End: () => this.goTo(lines.at(-1)),
      PageUp: () => this.goTo(lines[Math.max(at - PAGE, 0)]),
      PageDown: () => this.goTo(lines[Math.min(at + PAGE, lines.length - 1)]),
      Enter: () => this.edit(line),
      ' ': () => this.day.mark(line),
      a: () => this.approve(line),
      b: () => line.others.length && this.approve(line),
      s: () => this.same(line),
      t: () => this.takeFurtherWork(line),
      A: () => this.task.mine && !this.day.busy && this.day.approveMany(),
      r: () => this.askWhy(line),
      u: () => TAKEN_BACK.includes(line.prompt.state) && !line.busy && this.task.mine && this.day.reopen(line),
      n: () => this.goOn(line),
      '?': () => this.day.help(),
    };
    keys[event.key]?.();
    return event.key in keys;
  }

  actInField(event, line, field) {
    if (event.key === 'Escape') {
      event.target.value = line.shown(field);
      this.stop(line);
      this.goTo(line);
      return true;
    }
    if (event.key === 'Tab') {
      return this.tab(line, event.target, event.shiftKey);
    }
    if (event.key !== 'Enter' || event.shiftKey) {
      return false;
    }
    if (field === 'reason') {
      const reason = event.target.value;
      this.stop(line);
      this.goOn(line);
      this.day.reject(line, reason);
    } else {
      this.day.save(line, field, event.target.value);
      this.stop(line);
      this.goTo(line);
    }
    return true;
  }

  /** Within a row the browser goes from field to field; beyond it, the fields of the next open line follow. */
  tab(line, target, back) {
    const fields = [...this.rows.get(line).querySelectorAll('[data-field]')];
    if (fields[fields.indexOf(target) + (back ? -1 : 1)]) {
      return false;
    }
    if (target.dataset.field !== 'reason') {
      this.day.save(line, target.dataset.field, target.value);
    }
    this.stop(line);
    this.goTo(line);
    const next = target.dataset.field !== 'reason' && this.beside(line, back);
    if (next) {
      this.goTo(next);
      this.edit(next, back ? 'narrative' : 'matterId');
    }
    return true;
  }

  beside(line, back) {
    const { lines } = this.day;
    const at = lines.indexOf(line);
    const waits = one => one.open && !one.busy;
    return back ? lines.slice(0, at).reverse().find(waits) : lines.slice(at + 1).find(waits);
  }

  /** It is recorded already: nothing is posted of this line. */
  same(line) {
    if (line.others.length && !line.busy && this.task.mine && this.day.reasonsFor(line).some(({ reason }) => reason === THE_SAME)) {
      this.goOn(line);
      this.day.reject(line, THE_SAME);
    }
  }

  takeFurtherWork(line) {
    if (line.furtherMinutes && !line.busy && this.task.mine) {
      this.day.takeFurtherWork(line);
    }
  }

  approve(line) {
    if (line.open && !line.busy && this.task.mine) {
      this.goOn(line);
      this.day.approve(line);
    }
  }

  /** A field that is left is saved; a row that is left is text again. */
  left(event) {
    const line = this.lineOf(event.target);
    const { field } = event.target.dataset;
    const row = this.rows.get(line);
    if (!field || this.typing !== row) {
      return;
    }
    if (field !== 'reason') {
      this.day.save(line, field, event.target.value);
    }
    if (!row.contains(event.relatedTarget)) {
      this.stop(line);
    }
  }

  stop(line) {
    this.typing = undefined;
    this.draw(line, this.rows.get(line));
  }

  clicked(event) {
    const line = this.lineOf(event.target);
    const does = event.target.closest('[data-does]')?.dataset.does;
    if (line && does) {
      this.goTo(line);
      ({ a: () => this.approve(line), b: () => this.approve(line), s: () => this.same(line), t: () => this.takeFurtherWork(line) })[does]();
    } else if (line && !event.target.dataset.field) {
      this.goTo(line);
      if (event.target === this.rows.get(line).firstChild) {
        this.day.mark(line);
      }
    }
  }

  goTo(line) {
    if (!line) {
      return;
    }
    if (this.at) {
      this.rows.get(this.at).tabIndex = -1;
    }
    this.at = line;
    const row = this.rows.get(line);
    row.tabIndex = 0;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  }

  /** To the next open line after this one, from the top where there is none below. */
  goOn(line) {
    const lines = this.day.lines;
    const at = line ? lines.indexOf(line) : -1;
    const waits = one => one.open && !one.busy && one !== line;
    this.goTo(lines.slice(at + 1).find(waits) ?? lines.find(waits) ?? line ?? this.at);
  }

  lineOf(target) {
    const id = target.closest('tr')?.dataset.prompt;
    return this.day.lines.find(line => line.id === id);
  }
}

const CLASSES = { matterId: 'matter', minutes: 'minutes', activityCode: 'code', taskCode: 'code', narrative: 'narrative' };
const LONGEST = { matterId: 60, minutes: 4, activityCode: 10, taskCode: 10, narrative: 4000 };

/** Said of a code that nobody has typed; approving accepts it. */
function proposal(proposed) {
  return proposed ? [element('br'), element('small', {}, 'proposed')] : [];
}

function minutesAre(prompt) {
  if (prompt.minutes === undefined) {
    return 'to be stated';
  }
  return prompt.estimated ? 'estimated' : '';
}

function state(line) {
  const said = [];
  if (line.busy) {
    said.push('…');
  } else if (line.approved) {
    said.push(element('span', { class: 'approved' }, '✓ Approved'));
  } else if (line.prompt.state === 'REJECTED') {
    said.push(`Rejected: ${show.words(line.prompt.rejectReason)}`);
  }
  return said;
}

/** Why a line was not taken, or what to look at before it is approved; below the narrative, where there is room. */
function remarks(line) {
  const asked = [...furtherWork(line), ...otherWork(line)];
  const said = line.cause && !(asked.length && ASKING.includes(line.code));
  return [...(said ? [element('span', { class: 'cause', role: 'alert' }, line.cause)] : []), ...asked];
}

/** Refusals that ask what the line shows and takes the answer to anyway. */
const ASKING = ['POSSIBLE_DUPLICATE', 'FURTHER_WORK'];

function furtherWork(line) {
  if (line.furtherSignals && !line.furtherMinutes) {
    return [question(line, `${line.furtherSignals} more of this work since you changed this; by the rules it adds no minutes.`,
      key('a', 'A', 'approve'))];
  }
  return line.furtherMinutes ? [question(line, `${line.furtherMinutes} more minutes since you changed this.`,
    key('t', 'T', 'add them'), key('a', 'A', 'approve without them'))] : [];
}

function otherWork(line) {
  const works = line.others.map(({ sentence }) => sentence).join('; ');
  return works ? [question(line, `This may be the same work as ${works}.`,
    key('b', 'B', 'not the same: post both'), key('s', 'S', 'the same: reject'))] : [];
}

function question(line, words, ...answers) {
  return element('span', { class: line.cause ? 'cause' : 'note', role: line.cause ? 'alert' : undefined }, words, ' ', ...answers);
}

/** An answer that a key gives, and a click. */
function key(does, name, words) {
  return element('button', { type: 'button', class: 'answer', tabindex: '-1', 'data-does': does },
    element('kbd', {}, name), ` ${words}`);
}

/** Text stays text: nothing that somebody wrote is ever read as HTML. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).filter(([, value]) => value).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}
