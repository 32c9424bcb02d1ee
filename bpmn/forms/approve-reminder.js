/** A reminder that a person reads before the client does: it goes out exactly as it is shown here, or not at all. */
import { api } from './api.js';
import { openTask } from './matterflow.js';

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  load: async task => {
    const draft = await api.get(task.link('draft'));
    task.answer.answers.sha256 = draft.sha256;
    return { draft };
  },
  comments: false,
});
