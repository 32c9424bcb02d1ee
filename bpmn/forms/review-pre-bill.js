/** The review of a pre-bill. What is passed on is the version that the reviewer has before them. */
import { openTask } from './matterflow.js';
import { isSettledFact, PreBill } from './pre-bill.js';

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  facts: isSettledFact,
  comments: true,
  load: task => PreBill.at(task.link('self'), $scope),
  settle: async task => {
    await task.data.settle();
    await task.data.notes.write();
    task.answer.answers.version = String(task.data.version);
  },
});
