/** A receipt of which nobody has said whose it is: the matter that it belongs to. */
import { openTask } from './matterflow.js';

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  complete: ({ answer }) => Boolean(answer.answers.ledger?.trim()),
});
