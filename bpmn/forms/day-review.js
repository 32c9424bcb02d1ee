/** The day in one table, by keyboard alone: each line is changed, approved or rejected by itself. */
import { api } from './api.js';
import { Day } from './day-lines.js';
import { DayTable } from './day-table.js';
import { openTask } from './matterflow.js';

export const open = async (camForm, $scope) => {
  const task = await openTask(camForm, $scope, {
    load: async task => {
      const review = await api.get(task.link('self'));
      return new Day(review, await reasonsOf(review.lines), () => $scope.$applyAsync());
    },
    comments: false,
    facts: () => false,
    settle: task => task.data.settle(),
  });
  if (task.loaded) {
    const place = camForm.formElement[0].querySelector('.mf-day');
    const complete = () => task.ready && $scope.$parent.complete();
    task.data.shownBy(new DayTable(place, task.data, task, complete), task);
  }
};

/** What each kind of activity may be rejected for. */
async function reasonsOf(lines) {
  const kinds = [...new Set(lines.map(line => line.kind))];
  const lists = await Promise.all(kinds.map(kind => api.get(`/api/reject-reasons?kind=${kind}`)));
  return Object.fromEntries(kinds.map((kind, index) => [kind, lists[index].items]));
}
