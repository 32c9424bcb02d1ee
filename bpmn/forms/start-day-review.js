/** One's own time: put it up for review now, and say how to be asked from now on. */
import { api } from './api.js';
import { openStart } from './matterflow.js';

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: { review: true, mode: undefined, notices: undefined },
  load: async start => {
    const settings = await api.get('/api/prompt-settings');
    Object.assign(start.answer, settings);
    return { settings };
  },
  complete: ({ answer, data }) => answer.review || changed(answer, data.settings),
  send: async ({ answer, data }) => {
    const { review, ...settings } = answer;
    const said = [];
    if (changed(answer, data.settings)) {
      data.settings = await api.put('/api/prompt-settings', settings);
      said.push('You are asked as you chose.');
    }
    if (review) {
      const { lines } = await api.post('/api/day-reviews', {});
      said.push(`${lines.filter(({ state }) => state === 'OPEN').length} prompts wait in the task Review your time.`);
    }
    return said.join(' ');
  },
});

const changed = ({ mode, notices }, settings) => mode !== settings.mode || notices !== settings.notices;
