/** A matter that comes to its end, and who gets what is left in trust. */
import { api } from './api.js';
import { openStart } from './matterflow.js';

const said = text => String(text ?? '').trim();

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: { matterId: '', payee: '' },
  load: async () => ({}),
  complete: ({ answer }) => Boolean(said(answer.matterId) && said(answer.payee)),
  send: async ({ answer }) => {
    await api.post('/api/trust/closings', { matterId: said(answer.matterId), payee: said(answer.payee) });
    return `Matter ${said(answer.matterId)} is on its way to its end; what is open comes to its attorney as a task.`;
  },
});
