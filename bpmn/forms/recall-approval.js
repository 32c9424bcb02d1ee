/** What was signed and is about to become an invoice, for whoever can still recall it. */
import { api } from './api.js';
import { openTask } from './matterflow.js';
import { billedOf } from './pre-bill-figures.js';
import { PreBillNotes } from './pre-bill-notes.js';

/** Facts of the sheet that stand on the paper. */
const ON_PAPER = ['Matter', 'Client'];

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  facts: fact => !ON_PAPER.includes(fact.label),
  settle: task => task.data.notes.write(),
  load: async task => {
    const packet = await api.get(task.link('self'));
    task.answer.answers.version = String(packet.version);
    return { ...packet, billed: billedOf(packet), notes: new PreBillNotes(task.link('self'), packet, $scope) };
  },
});
