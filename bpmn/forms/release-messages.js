/** Messages to clients that wait while a pause stands: released or dropped one by one, or all with the end of the pause. */
import { api, Refusal } from './api.js';
import { openTask } from './matterflow.js';
import { show } from './show.js';

async function waiting(address) {
  const { items, next } = await api.get(address);
  return next ? [...items, ...await waiting(`${address.replace(/&cursor=.*/, '')}&cursor=${encodeURIComponent(next)}`)] : items;
}

const words = ({ channel, step }) => {
  const what = step ? `Reminder of ${step.replace(/(?<=[a-z])(?=[0-9A-Z])/g, ' ').toLowerCase()}` : 'Invoice';
  return `${what}, by ${show.words(channel).toLowerCase()}`;
};

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  load: async task => ({
    messages: await waiting(task.link('queue')),
    words,
    async act(message, act, outcome) {
      Object.assign(message, { busy: true, refusal: undefined });
      try {
        await api.post(`/api/client-messages/${message.id}/${act}`, { reason: task.answer.reason });
        message.outcome = outcome;
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) {
          throw refusal;
        }
        message.refusal = refusal.detail ?? refusal.message;
      } finally {
        message.busy = false;
        task.$scope.$applyAsync();
      }
    },
  }),
});
