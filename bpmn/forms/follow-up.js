/** A call to a client who has not paid: what was sent so far, what was paid, and what the call led to. */
import { api } from './api.js';
import { openTask } from './matterflow.js';

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  load: async task => {
    const [invoice, ladder, payments] = await Promise.all(
      [task.link('invoice'), task.link('reminders'), task.link('payments')].map(address => api.get(address)));
    return { invoice, steps: ladder.taken, payments: payments.items };
  },
});
