/** Somebody is away for some days, or leaves: another has their tasks and their roles on matters. */
import { api } from './api.js';
import { isoDay, openStart } from './matterflow.js';

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: { personId: '', substituteId: '', from: undefined, to: undefined },
  load: async () => ({}),
  complete: ({ answer }) => Boolean(answer.substituteId.trim() && answer.from),
  send: async ({ answer }) => {
    const { personId, substituteId } = await api.post('/api/absences', {
      ...(answer.personId.trim() && { personId: answer.personId.trim() }),
      substituteId: answer.substituteId.trim(),
      from: isoDay(answer.from),
      ...(answer.to && { to: isoDay(answer.to) }),
    });
    return `${substituteId} stands in for ${personId}.`;
  },
});
