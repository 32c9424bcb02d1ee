/** The sign-off of a pre-bill: what is shown is what is signed, and the answer names its version. */
import { api, openTask } from './matterflow.js';

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  load: async task => {
    const packet = await api.get(task.link('self'));
    task.answer.answers.version = String(packet.version);
    return packet;
  },
});
