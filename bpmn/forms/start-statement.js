/** A client is sent its statement of account; what would go, and to whom, is shown before. */
import { api } from './api.js';
import { openInvoices } from './invoices.js';
import { dateField, openStart, todayAtTheFirm } from './matterflow.js';
import { show } from './show.js';

const days = ({ from, asOf }) => ({ ...(from && { from }), ...(asOf && { asOf }) });

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: { client: '', from: '', asOf: '' },
  load: async start => {
    start.answer.asOf = await todayAtTheFirm();
    const clients = [...new Set((await openInvoices()).map(({ clientId }) => clientId))].sort();
    const changed = () => {
      start.data.preview = undefined;
      start.changed();
    };
    return {
      changed,
      clients,
      from: dateField(start.answer, 'from', changed),
      asOf: dateField(start.answer, 'asOf', changed),
      async look() {
        const door = doorOf(start.answer);
        this.preview = door && await api.post(`${door}/preview`, days(start.answer)).catch(() => undefined);
        this.address = `${door}?format=pdf&${new URLSearchParams(days(start.answer))}`;
        start.$scope.$applyAsync();
      },
    };
  },
  complete: ({ answer, data }) => Boolean(answer.client.trim() && answer.asOf) && data.preview?.to.length !== 0,
  send: async ({ answer }) => {
    const { clientId, asOf } = await api.post(doorOf(answer), days(answer));
    return `The statement as of ${show.day(asOf)} goes to the billing contacts of client ${clientId}.`;
  },
});

const doorOf = ({ client }) => client.trim() && `/api/clients/${encodeURIComponent(client.trim())}/statement`;
