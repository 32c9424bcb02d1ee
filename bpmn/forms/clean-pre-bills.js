/** Other pre-bills that wait for the same person's signature and on which nothing was ever found: signed many at once. */
import { api, Refusal } from './api.js';

export class CleanPreBills {
  constructor(items, $scope) {
    this.items = items.map(item => ({ ...item, chosen: false }));
    this.$scope = $scope;
  }

  /** Those that this person may sign now, but for the one at hand; in the version that is listed. */
  static async beside(id, $scope) {
    const { items } = await api.get('/api/pre-bills?state=IN_APPROVAL');
    return new CleanPreBills(items.filter(item => item.id !== id && item.may.includes('APPROVE') && item.exceptions.length === 0), $scope);
  }

  get chosen() {
    return this.items.filter(item => item.chosen);
  }

  chooseAll(all) {
    this.items.filter(item => !item.outcome).forEach(item => Object.assign(item, { chosen: all }));
  }

  /** Each answers for itself; one that was refused says why and stays. */
  async sign() {
    const wanted = this.chosen;
    this.refused = undefined;
    this.signing = true;
    try {
      const { items } = await api.post('/api/pre-bills/approvals', { items: wanted.map(({ id, version }) => ({ id, version })) });
      wanted.forEach((item, index) => Object.assign(item, { outcome: items[index], chosen: false }));
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) {
        throw refusal;
      }
      this.refused = refusal;
    } finally {
      this.signing = false;
      this.$scope.$applyAsync();
    }
  }
}
