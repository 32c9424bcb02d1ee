/** Messages to clients are kept back: all of them, those of a channel, or those to one client. */
import { api } from './api.js';
import { openStart } from './matterflow.js';

const OPTIONS = [
  { id: 'ALL', label: 'All messages to clients' },
  { id: 'EMAIL', label: 'E-mails to all clients' },
  { id: 'SMS', label: 'Text messages to all clients' },
  { id: 'CLIENT', label: 'Messages to one client' },
];

const scope = ({ what, client }) => (what === 'CLIENT' ? client.trim() : what);

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: { what: 'ALL', client: '', reason: '' },
  load: async () => ({ options: OPTIONS }),
  complete: ({ answer }) => Boolean(scope(answer) && answer.reason.trim()),
  send: async ({ answer }) => {
    await api.post('/api/client-messages/pause', { scope: scope(answer), reason: answer.reason.trim() });
    const { label } = OPTIONS.find(({ id }) => id === answer.what);
    return `${label}${answer.what === 'CLIENT' ? ` (${scope(answer)})` : ''}: kept back until somebody ends the pause.`;
  },
});
