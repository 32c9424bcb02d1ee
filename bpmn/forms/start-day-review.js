/** One's own time: see what was left out, put up the rest for review now, and say how to be asked from now on. */
import { api } from './api.js';
import { LeftOut } from './left-out.js';
import { openStart } from './matterflow.js';

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: { review: true, mode: undefined, notices: undefined },
  load: async start => {
    const [settings, leftOut] = await Promise.all([api.get('/api/prompt-settings'), LeftOut.load(start.$scope)]);
    Object.assign(start.answer, settings);
    return { settings, leftOut };
  },
  complete: ({ answer, data }) => answer.review || data.leftOut.settled > 0 || changed(answer, data.settings),
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
    return said.join(' ') || 'What you said about what was left out is done.';
  },
});

const changed = ({ mode, notices }, settings) => mode !== settings.mode || notices !== settings.notices;
