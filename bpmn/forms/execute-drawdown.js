/** The cheque or the transfer that the bookkeeper has made: with its reference it is posted. */
import { api } from './api.js';
import { dateField, openTask, todayAtTheFirm } from './matterflow.js';

const METHODS = ['CHECK', 'ACH', 'WIRE', 'TRANSFER'];

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  load: async task => {
    const { method, ref } = await api.get(task.link('drawdown'));
    Object.assign(task.answer.answers, { date: await todayAtTheFirm(), method: method ?? METHODS[0], ref: ref ?? '' });
    return {
      methods: method && !METHODS.includes(method) ? [method, ...METHODS] : METHODS,
      date: dateField(task.answer.answers, 'date', () => task.changed()),
    };
  },
  complete: ({ answer }) => Boolean(answer.answers.method && answer.answers.ref?.trim() && answer.answers.date),
});
