/** A day's deposits of one trust account, confirmed together by a person with trust authority. */
import { api } from './api.js';
import { openTask } from './matterflow.js';

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  load: async task => {
    const [own, { items }] = await Promise.all([api.get(task.link('deposit')), api.get(task.link('unconfirmed'))]);
    const data = {
      own,
      others: items.filter(({ depositId }) => depositId !== own.depositId),
      choose() {
        const chosen = [own, ...data.others.filter(deposit => deposit.chosen)];
        task.answer.answers.depositIds = chosen.map(({ depositId }) => depositId).join(',');
        data.count = chosen.length;
        data.total = (chosen.reduce((cents, { amount }) => cents + Math.round(Number(amount) * 100), 0) / 100).toFixed(2);
        task.changed();
      },
      chooseAll() {
        data.others.forEach(deposit => Object.assign(deposit, { chosen: true }));
        data.choose();
      },
    };
    data.choose();
    return data;
  },
});
