/** A lawyer signs for exactly what is shown here: the id of what was read goes along, and nothing is chosen beforehand. */
import { openTask } from './matterflow.js';

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  load: async task => {
    task.answer.answers.reconciliation = task.link('reconciliation').split('/').pop();
    task.answer.outcome = undefined;
  },
  complete: ({ choice }) => Boolean(choice),
  comments: false,
});
