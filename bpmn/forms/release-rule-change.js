/** What an edited table or model says otherwise, for whoever puts it into force; nothing is chosen beforehand. */
import { api } from './api.js';
import { openTask } from './matterflow.js';

const AT_FIRST = 30;

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  load: async task => {
    const { changes, findings } = await api.get(task.link('change'));
    task.answer.outcome = undefined;
    return { changes, findings, shown: AT_FIRST };
  },
  complete: ({ choice }) => Boolean(choice),
  comments: false,
});
