/**
 * What every form of the product shares. A form shows what /api tells and saves through /api, under the session of
 * Tasklist. A task ends by POST /api/tasks/{id}/finish alone: the engine refuses to complete it any other way.
 */

import { readAmounts } from './amounts.js';
import { api, Refusal } from './api.js';
import { show } from './show.js';

/** Tells Tasklist that the form itself has already said what is wrong, so that it adds no notice of its own. */
const ALREADY_SAID = new Error('camForm submission prevented');

/** The day in a native date field as /api writes it: the field holds midnight in the reader's own zone. */
export function isoDay(date) {
  return date ? [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(part => String(part).padStart(2, '0')).join('-') : undefined;
}

/** The day it is at the firm, which need not be the reader's. */
export const todayAtTheFirm = async () => (await api.get('/api/firm')).today;

/** A member that holds a day of /api, for a native date field bound to `value`. */
export function dateField(holder, member, changed) {
  let date = dayOf(holder[member]);
  return {
    get value() {
      return date;
    },
    set value(chosen) {
      date = chosen;
      holder[member] = isoDay(chosen);
      changed();
    },
  };
}

function dayOf(text) {
  const [, year, month, day] = String(text ?? '').match(/^(\d{4})-(\d{2})-(\d{2})/) ?? [];
  return year === undefined ? undefined : new Date(Number(year), month - 1, Number(day));
}

/**
 * Opens the form of a task. `load` fetches what else the form shows and returns it as `task.data`; `settle` is awaited
 * before finishing, so that no edit is left behind; `complete` says whether the form's own answers suffice; `comments`
 * says whether words are asked for where no reason is; `facts` says of each fact of the sheet whether it is shown;
 * `refused` is called when the server did not take the answer.
 */
export async function openTask(camForm, $scope, hooks = {}) {
  const task = new Task(camForm, $scope, hooks);
  $scope.task = task;
  $scope.show = show;
  camForm.submit = callback => task.submit(callback);
  readAmounts(camForm.formElement[0]);
  await task.open();
  return task;
}

class Task {
  constructor(camForm, $scope, hooks) {
    this.address = `/api/tasks/${encodeURIComponent(camForm.taskId)}`;
    this.$scope = $scope;
    this.notifications = camForm.formElement.injector().get('Notifications');
    this.hooks = hooks;
    this.answer = { outcome: undefined, reason: undefined, answers: {} };
  }

  async open() {
    try {
      const { title, sheet } = await api.get(this.address);
      this.title = title;
      this.sheet = sheet;
      this.answer.outcome = this.sheet.outcomes[0]?.id;
      this.data = await this.hooks.load?.(this);
      this.loaded = true;
    } catch (refusal) {
      this.refuse(refusal);
    }
    this.$scope.$applyAsync();
  }

  /** True, or undefined while Complete is held: a form binds it to a required field. */
  get ready() {
    return (this.loaded && (this.hooks.complete?.(this) ?? true)) || undefined;
  }

  /** Whether the person may work on the task: Tasklist knows who has claimed it. */
  get mine() {
    return !this.$scope.$parent.options?.disableForm;
  }

  get choice() {
    return this.sheet?.outcomes.find(outcome => outcome.id === this.answer.outcome);
  }

  get reasonRequired() {
    return Boolean(this.choice?.reasonRequired || this.choice?.reasons.length);
  }

  /** A comment says something beside a choice; a task with one way out has nothing to comment on. */
  get asksForWords() {
    return this.reasonRequired || (this.hooks.comments ?? this.sheet.outcomes.length > 1);
  }

  /** The address that the sheet gives for a name. */
  link(rel) {
    return this.sheet.links.find(link => link.rel === rel)?.href;
  }

  /** What a person may want to look at; an address that answers JSON is for the form. */
  get documents() {
    return this.sheet.links.filter(({ href }) =>
      /^\/(?!\/|api\/)/.test(href) || /^\/api\/(.*[?&]format=(pdf|html|csv)\b|[^?]*\/file$)/.test(href));
  }

  /** The facts of the sheet that the form does not show in a better way. */
  get facts() {
    return this.sheet.facts.filter(fact => this.hooks.facts?.(fact, this) ?? true);
  }

  /** A reason of one outcome is no reason of another; what was refused is being mended. */
  changed() {
    if (this.choice?.reasons.length && !this.choice.reasons.includes(this.answer.reason)) {
      this.answer.reason = undefined;
    }
    this.refusal = undefined;
  }

  refuse(refusal) {
    if (!(refusal instanceof Refusal)) {
      throw refusal;
    }
    this.refusal = refusal;
    this.$scope.$applyAsync();
  }

  /** Puts the task away after an act that has ended it on the server. */
  leave() {
    this.ended = true;
    this.$scope.$parent.complete();
  }

  async submit(callback) {
    try {
      this.refusal = undefined;
      if (!this.ended) {
        await this.hooks.settle?.(this);
        await api.post(`${this.address}/finish`, this.outcome());
      }
      this.notifications.addMessage({ status: this.choice?.label ?? 'Done', message: this.title, duration: 5000 });
      this.$scope.$applyAsync(() => callback(null, {}));
    } catch (refusal) {
      this.$scope.$applyAsync(() => callback(ALREADY_SAID));
      this.refuse(refusal);
      await this.hooks.refused?.(this);
    }
  }

  outcome() {
    const { outcome, reason, answers } = this.answer;
    const given = Object.entries(answers).filter(([, value]) => value !== undefined && value !== null && value !== '');
    return { outcome, reason: reason || undefined, answers: Object.fromEntries(given) };
  }
}

/**
 * Opens a start form in the dialog "Start process". `load` fetches what the form offers, as `start.data`; `send` posts
 * `start.answer` to /api, which creates the row and starts the process in one transaction, and returns what to tell.
 */
export async function openStart(camForm, $scope, hooks) {
  const start = new Start(camForm, $scope, hooks);
  $scope.start = start;
  $scope.show = show;
  camForm.submit = callback => start.submit(callback);
  readAmounts(camForm.formElement[0]);
  await start.open();
  return start;
}

class Start {
  constructor(camForm, $scope, { answer, ...hooks }) {
    this.$scope = $scope;
    this.notifications = camForm.formElement.injector().get('Notifications');
    this.hooks = hooks;
    this.answer = answer;
  }

  async open() {
    try {
      this.data = await this.hooks.load?.(this);
      this.loaded = true;
    } catch (refusal) {
      this.refuse(refusal);
    }
    this.$scope.$applyAsync();
  }

  get ready() {
    return (this.loaded && (this.hooks.complete?.(this) ?? true)) || undefined;
  }

  changed() {
    this.refusal = undefined;
  }

  refuse(refusal) {
    if (!(refusal instanceof Refusal)) {
      throw refusal;
    }
    this.refusal = refusal;
    this.$scope.$applyAsync();
  }

  async submit(callback) {
    try {
      this.refusal = undefined;
      const message = await this.hooks.send(this);
      this.notifications.addMessage({ status: 'Done', message, duration: 8000 });
      this.$scope.$applyAsync(() => callback(null, {}));
    } catch (refusal) {
      this.$scope.$applyAsync(() => callback(ALREADY_SAID));
      this.refuse(refusal);
    }
  }
}
