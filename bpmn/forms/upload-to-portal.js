/** A file that a person uploads to a client's portal: the portal's word is awaited from the day they name. */
import { dateField, openTask, todayAtTheFirm } from './matterflow.js';

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  load: async task => {
    task.answer.answers.uploadedOn = await todayAtTheFirm();
    task.answer.answers.trackingNumber = '';
    return { uploadedOn: dateField(task.answer.answers, 'uploadedOn', () => task.changed()) };
  },
  complete: ({ answer }) => Boolean(answer.answers.uploadedOn && answer.answers.trackingNumber?.trim()),
});
