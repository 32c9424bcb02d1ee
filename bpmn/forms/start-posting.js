/** Somebody does not wait for the night: what was booked is posted and compared now. */
import { api } from './api.js';
import { openStart } from './matterflow.js';

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: {},
  load: async () => ({}),
  complete: () => true,
  send: async () => {
    await api.post('/api/books/postings', {});
    return 'What was booked is posted now, and compared with what is there.';
  },
});
