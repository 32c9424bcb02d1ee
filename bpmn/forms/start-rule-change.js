/** An edited table or model on its way to somebody who puts it into force, or a released one on its way back: each is offered what they may do. Which rule it is the file says itself. */
import { api } from './api.js';
import { openStart } from './matterflow.js';
import { show } from './show.js';

const isTable = ({ kind }) => kind === 'TABLE';
const address = ({ kind, key }) => `/api/${kind === 'TABLE' ? 'rules' : 'models'}/${key}`;

/** The id of the decision or process in the file; what is wrong with the file the server says. */
function ruleIn(text) {
  const file = new DOMParser().parseFromString(text, 'text/xml');
  const find = (name, kind) => [...file.getElementsByTagNameNS('*', name)].slice(0, 1).map(one => ({ kind, key: one.getAttribute('id') }))[0];
  return find('decision', 'TABLE') ?? find('process', 'MODEL');
}

export const open = (camForm, $scope) => openStart(camForm, $scope, {
  answer: { act: 'PROPOSE', toEdit: undefined, released: undefined, reason: '' },
  load: async start => {
    const { proposes, takesBack } = await api.get('/api/rules/offers');
    const rules = proposes.map(rule => ({
      ...rule, label: `${isTable(rule) ? 'Table' : 'Model'} ${rule.name} (${rule.key})`, file: `${address(rule)}/file`,
    }));
    start.answer.act = rules.length ? 'PROPOSE' : 'TAKE_BACK';
    const data = {
      rules,
      released: takesBack.map(change => ({
        ...change, label: `${isTable(change) ? 'Table' : 'Model'} ${change.rule}: ${change.reason} (proposed on ${show.date(change.proposedAt)} by ${change.proposedBy})`,
      })),
      get takesBack() {
        return start.answer.act === 'TAKE_BACK';
      },
    };
    camForm.formElement[0].addEventListener('change', async ({ target }) => {
      if (target.id === 'rule-file') {
        start.changed();
        data.file = target.files[0];
        const said = data.file && ruleIn(await data.file.text());
        data.edited = said && rules.find(({ kind, key }) => kind === said.kind && key === said.key);
        data.unknown = data.file && !data.edited
          ? `The product has no ${said ? `table or model ${said.key}` : 'table or model that this file would be'}; choose another file.` : undefined;
        $scope.$applyAsync();
      }
    });
    return data;
  },
  complete: ({ answer, data }) => Boolean((data.takesBack ? answer.released : data.edited) && answer.reason.trim()),
  send: async ({ answer, data }) => {
    if (data.takesBack) {
      const { rule } = await api.post(`/api/rules/proposals/${answer.released.id}/rollback?reason=${encodeURIComponent(answer.reason.trim())}`);
      return `${rule}: what was in force before is in force again.`;
    }
    const { rule, changes } = await api.send(`${address(data.edited)}/proposal?reason=${encodeURIComponent(answer.reason.trim())}`, data.file);
    return `${rule}: ${changes.length === 1 ? 'one thing changes' : `${changes.length} things change`}. It waits for another person to put it into force.`;
  },
});
