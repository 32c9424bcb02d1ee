/**
 * What every form of the product shares. A form shows what /api tells and saves through /api, under the session of
 * Tasklist. A task ends by POST /api/tasks/{id}/finish alone: the engine refuses to complete it any other way.
 */

/** Tells Tasklist that the form itself has already said what is wrong, so that it adds no notice of its own. */
const ALREADY_SAID = new Error('camForm submission prevented');

const CURRENCY_SYMBOLS = { USD: '$', EUR: '€', GBP: '£' };
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A request that was not served: what is wrong, what to do next, and which members are at fault. */
export class Refusal extends Error {
  constructor(status, { detail, next, errors = [] }) {
    super(detail);
    this.status = status;
    this.detail = detail;
    this.next = next;
    this.errors = errors;
  }

  /** What is wrong with one member of the request; '/answers/mailedOn' for instance. */
  at(pointer) {
    return this.errors.find(error => error.pointer === pointer)?.detail;
  }
}

/** The product's REST interface, as the signed-in person. */
export const api = {
  get: address => request('GET', address),
  post: (address, body) => request('POST', address, body),
};

/** Requests still without an answer, with their idempotency keys: sent again, they take effect once. */
const unanswered = new Map();

async function request(method, address, body) {
  const headers = { Accept: 'application/json, application/problem+json' };
  const content = body === undefined ? undefined : JSON.stringify(body);
  const attempt = `${method} ${address} ${content}`;
  if (method !== 'GET') {
    unanswered.set(attempt, unanswered.get(attempt) ?? newKey());
    Object.assign(headers, {
      'Content-Type': 'application/json',
      'Idempotency-Key': unanswered.get(attempt),
      'X-XSRF-TOKEN': xsrfToken(),
    });
  }
  const response = await fetch(address, { method, headers, body: content }).catch(() => {
    throw new Refusal(0, {
      detail: 'The server cannot be reached.',
      next: 'What you entered is still here. Try again in a moment.',
    });
  });
  unanswered.delete(attempt);
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw refusalOf(response.status, answer);
  }
  return answer;
}

function refusalOf(status, problem) {
  if (status === 401) {
    return new Refusal(status, {
      detail: 'You are signed out.',
      next: 'Sign in again in another tab, then come back and try again. What you entered is still here.',
    });
  }
  return new Refusal(status, {
    detail: problem.detail ?? `The server answered ${status}.`,
    next: problem.next ?? 'Try again; if it persists, tell your administrator what you did.',
    errors: problem.errors,
  });
}

function xsrfToken() {
  return decodeURIComponent(document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/)?.[1] ?? '');
}

/** A random id; unlike crypto.randomUUID it also exists where Tasklist is served without TLS. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}

/** The day in a native date field as /api writes it: the field holds midnight in the reader's own zone. */
export function isoDay(date) {
  return date ? [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(part => String(part).padStart(2, '0')).join('-') : undefined;
}

/** A day of /api as a native date field holds it. */
export function dayOf(text) {
  const [, year, month, day] = String(text ?? '').match(/^(\d{4})-(\d{2})-(\d{2})/) ?? [];
  return year === undefined ? undefined : new Date(Number(year), month - 1, Number(day));
}

/** How values are written for people. */
export const show = {
  /** A decimal string as money, digit for digit: it never passes through a floating-point number. */
  money(amount, currency = 'USD') {
    if (amount === undefined || amount === null || amount === '') {
      return '';
    }
    const [, sign, whole, cents] = String(amount).match(/^(-?)(\d+)(?:\.(\d+))?$/) ?? [];
    if (whole === undefined) {
      return String(amount);
    }
    const symbol = CURRENCY_SYMBOLS[currency] ?? `${currency} `;
    return `${sign ? '−' : ''}${symbol}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${(cents ?? '').padEnd(2, '0')}`;
  },

  /** A date, or the day of an instant as it was written: Jun 30, 2026. */
  date(text) {
    const [, year, month, day] = String(text ?? '').match(/^(\d{4})-(\d{2})-(\d{2})/) ?? [];
    return year === undefined ? '' : `${MONTHS[month - 1]} ${Number(day)}, ${year}`;
  },

  /** A day of the year where the year is plain: Jun 30. */
  day(text) {
    return show.date(text).replace(/, \d{4}$/, '');
  },

  /** An instant in the reader's own time zone. */
  instant(text) {
    const moment = new Date(text);
    return Number.isNaN(moment.getTime()) ? '' : moment.toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' });
  },

  /** A code as words: WRONG_MATTER becomes Wrong matter; what is not a code stays as it is. */
  words(code) {
    const text = String(code ?? '');
    return /^[A-Z][A-Z0-9_]*$/.test(text) ? text[0] + text.slice(1).toLowerCase().replaceAll('_', ' ') : text;
  },
};

/**
 * Opens the form of a task. `load` fetches what else the form shows and returns it as `task.data`; `settle` is awaited
 * before finishing, so that no edit is left behind; `complete` says whether the form's own answers suffice; a form whose
 * outcomes need no words beyond their reasons sets `comments` to false.
 */
export async function openTask(camForm, $scope, hooks = {}) {
  const task = new Task(camForm, $scope, hooks);
  $scope.task = task;
  $scope.show = show;
  camForm.submit = callback => task.submit(callback);
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

  get asksForWords() {
    return this.reasonRequired || this.hooks.comments !== false;
  }

  /** The address that the sheet gives for a name. */
  link(rel) {
    return this.sheet.links.find(link => link.rel === rel)?.href;
  }

  /** What a person may want to look at; `self` and its like are addresses for the form. */
  get documents() {
    return this.sheet.links.filter(link => link.label && /^\/[^/]/.test(link.href));
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

  async submit(callback) {
    try {
      this.refusal = undefined;
      await this.hooks.settle?.(this);
      await api.post(`${this.address}/finish`, this.outcome());
      this.notifications.addMessage({ status: this.choice?.label ?? 'Done', message: this.title, duration: 5000 });
      this.$scope.$applyAsync(() => callback(null, {}));
    } catch (refusal) {
      this.$scope.$applyAsync(() => callback(ALREADY_SAID));
      this.refuse(refusal);
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
