/** The cheque or the transfer that the bookkeeper has made: with its reference it is posted. */
import { api } from './api.js';
import { dateField, openTask, todayAtTheFirm } from './matterflow.js';

const PAID = ['CHECK', 'ACH', 'WIRE', 'TRANSFER'];
const TAKEN_BACK = ['STOPPED', 'PAID_BACK', 'NEVER_WAS'];
const BOOKED = ['BETWEEN_LEDGERS'];

const ways = ({ type, toLedger }) => {
  if (type === 'TRANSFER' || (type === 'REVERSAL' && toLedger)) {
    return BOOKED;
  }
  return type === 'REVERSAL' ? TAKEN_BACK : PAID;
};

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  load: async task => {
    const drawdown = await api.get(task.link('drawdown'));
    const { method, ref } = drawdown;
    const known = ways(drawdown);
    Object.assign(task.answer.answers, { date: await todayAtTheFirm(), method: method ?? known[0], ref: ref ?? '' });
    return {
      methods: method && !known.includes(method) ? [method, ...known] : known,
      paid: known === PAID,
      date: dateField(task.answer.answers, 'date', () => task.changed()),
    };
  },
  complete: ({ answer }) => Boolean(answer.answers.method && answer.answers.ref?.trim() && answer.answers.date),
});
