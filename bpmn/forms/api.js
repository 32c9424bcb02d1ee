/** The product's REST interface, as the person who is signed in to Tasklist. */

/** A request that was not served: what is wrong, what to do next, and which members are at fault. */
export class Refusal extends Error {
  constructor(status, { detail, next, code, errors = [] }) {
    super(detail);
    this.status = status;
    this.detail = detail;
    this.next = next;
    this.code = code;
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
  put: (address, body) => request('PUT', address, body),
  /** A file as it is, byte for byte. */
  send: (address, file) => request('POST', address, file),
};

/** What is there by that name, or nothing. */
export async function found(address) {
  try {
    return await api.get(address);
  } catch (refusal) {
    if (refusal instanceof Refusal) {
      return undefined;
    }
    throw refusal;
  }
}

/** Requests still without an answer, with their idempotency keys: sent again, they take effect once. */
const unanswered = new Map();

async function request(method, address, body) {
  const headers = { Accept: 'application/json, application/problem+json' };
  const isFile = body instanceof Blob;
  const content = body === undefined || isFile ? body : JSON.stringify(body);
  const attempt = `${method} ${address} ${isFile ? `${body.name} ${body.size} ${body.lastModified}` : content}`;
  if (method !== 'GET') {
    unanswered.set(attempt, unanswered.get(attempt) ?? newKey());
    Object.assign(headers, {
      'Content-Type': isFile ? 'text/plain' : 'application/json',
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

/** What an answer says whose members are named in its errors alone. */
const SAYS_ONLY_HOW_MANY = /^(One member|\d+ members) of the request do(es)? not fit\.$/;

/** The member at fault as a person reads it, who sees a form and no request: /answers/mailedOn becomes Mailed on. */
function memberOf(pointer) {
  const words = pointer.split('/').filter(part => part && part !== 'answers').join(' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function refusalOf(status, problem) {
  if (status === 401) {
    return new Refusal(status, {
      detail: 'You are signed out.',
      next: 'Sign in again in another tab, then come back and try again. What you entered is still here.',
    });
  }
  if (SAYS_ONLY_HOW_MANY.test(problem.detail) && problem.errors?.length) {
    return new Refusal(status, {
      detail: `${problem.errors.map(({ pointer, detail }) => `${memberOf(pointer)}: ${detail}`).join('; ')}.`,
      next: 'Correct it, then send it again.',
      code: problem.code,
      errors: problem.errors,
    });
  }
  return new Refusal(status, {
    detail: problem.detail ?? `The server answered ${status}.`,
    next: problem.next ?? 'Try again; if it persists, tell your administrator what you did.',
    code: problem.code,
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
