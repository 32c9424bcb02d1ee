/** A lawyer signs for exactly what is shown here: the version that was read goes along, and nothing is chosen beforehand. */
import { api } from './api.js';
import { openTask } from './matterflow.js';

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  load: async task => {
    const { version } = await api.get(task.link('drawdown'));
    task.answer.answers.version = String(version);
    task.answer.outcome = undefined;
  },
  complete: ({ choice }) => Boolean(choice),
  comments: false,
});
