/** An invoice that a person prints, mails or uploads: its reminders count from the day they name. */
import { dateField, openTask, todayAtTheFirm } from './matterflow.js';

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  load: async task => {
    task.answer.answers.deliveredOn = await todayAtTheFirm();
    return { deliveredOn: dateField(task.answer.answers, 'deliveredOn', () => task.changed()) };
  },
  complete: task => Boolean(task.answer.answers.deliveredOn),
});
