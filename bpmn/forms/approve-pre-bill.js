/** The sign-off of a pre-bill: what is shown is what is signed, and the answer names its version. */
import { api, Refusal } from './api.js';
import { CleanPreBills } from './clean-pre-bills.js';
import { openTask } from './matterflow.js';
import { isSettledFact } from './pre-bill.js';
import { billedOf, figuresOf } from './pre-bill-figures.js';
import { PreBillNotes } from './pre-bill-notes.js';

const ANSWERS = {
  OVERRIDDEN: 'Let stand', WRITTEN_DOWN: 'Written down', DEFERRED: 'Left for the next bill', FIXED: 'Corrected',
  CLIENT_APPROVED: 'Approved by the client',
};

const COMPARED = ['hours', 'rate', 'writeDown', 'amount', 'taskCode', 'activityCode', 'held'];

/** Facts of the sheet that stand on the paper. */
const ON_PAPER = ['Matter', 'Client'];

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  facts: fact => isSettledFact(fact) && !ON_PAPER.includes(fact.label),
  settle: async task => {
    const now = await api.get(task.link('self'));
    if (now.version !== task.data.version) {
      throw new Refusal(0, {
        detail: `The pre-bill has changed since you opened it: you have read version ${task.data.version}, it is at version ${now.version}.`,
        next: 'Nothing was signed. Open the task again, read what has changed, and approve that.',
      });
    }
    await task.data.notes.write();
  },
  load: async task => {
    const packet = await api.get(task.link('self'));
    const others = await CleanPreBills.beside(packet.id, $scope);
    task.answer.answers.version = String(packet.version);
    return {
      ...packet,
      others,
      notes: new PreBillNotes(task.link('self'), packet, $scope),
      figures: figuresOf(packet),
      billed: billedOf(packet),
      answered: answeredIn(packet),
      changes: (packet.history ?? []).flatMap(step => changesOf(step, packet.lines)),
    };
  },
});

/** What was found and somebody let stand, gave way to or put off: what the signer answers for as well. */
function answeredIn({ exceptions, lines }) {
  return exceptions.filter(({ state }) => state === 'RESOLVED').map(exception => {
    const line = lines.find(({ id }) => id === exception.lineId);
    return { ...exception, line, answer: ANSWERS[exception.resolution] };
  });
}

/** The words with what nobody can see named by its number: unseen, it could turn round how the rest reads. */
function readable(words) {
  return words?.replace(/(?![\n\t])[\p{Cc}\p{Cf}]/gu, unseen => `[U+${unseen.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}]`);
}

/** What one act did to a line, before and after; the internal note stays out of it. */
function changesOf({ at, by, byName, act, before = {}, after = {}, texts = {} }, lines) {
  if (act === 'adjusted') {
    return [{ at, by, byName, parts: [{ what: after.kind.toLowerCase(), before: before.amount, after: after.amount }], reason: texts.reason }];
  }
  if (act === 'line-transferred') {
    const line = { date: before.date, timekeeperId: before.timekeeper };
    return [{ at, by, byName, line, parts: [{ what: 'matter', before: before.matter, after: after.matter },
      { what: 'amount', before: before.amount, after: '' }], reason: texts.reason }];
  }
  if (act === 'line-split') {
    const line = lines.find(({ id }) => id === after.line);
    return [{ at, by, byName, line, parts: [{ what: 'hours', before: before.hours, after: `${after.hours} and ${after.partHours}` }], reason: texts.reason }];
  }
  if (act !== 'line-changed' && act !== 'line-added') {
    return [];
  }
  const line = lines.find(({ id }) => id === after.line);
  const parts = act === 'line-added'
    ? [{ what: 'added', before: '', after: `${after.hours} hours` }]
    : COMPARED.filter(what => before[what] !== after[what]).map(what => ({ what, before: before[what], after: after[what] }));
  if (texts.narrativeBefore !== undefined) {
    parts.push({ what: 'narrative', before: readable(texts.narrativeBefore), after: readable(texts.narrative) });
  }
  return parts.length ? [{ at, by, byName, line, parts, reason: texts.reason }] : [];
}
