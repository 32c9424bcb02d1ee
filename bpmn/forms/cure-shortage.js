/** The firm's transfer that makes good what a bank took from a trust account beyond the ledger at fault. */
import { dateField, openTask, todayAtTheFirm } from './matterflow.js';

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  load: async task => {
    task.answer.answers.on = await todayAtTheFirm();
    return { on: dateField(task.answer.answers, 'on', () => task.changed()) };
  },
  complete: ({ answer }) => Boolean(answer.answers.reference?.trim() && answer.answers.on),
});
