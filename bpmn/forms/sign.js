/** Whoever signs chooses it: nothing is chosen beforehand. */
import { openTask } from './matterflow.js';

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  load: async task => {
    task.answer.outcome = undefined;
  },
  complete: ({ choice }) => Boolean(choice),
  comments: false,
});
