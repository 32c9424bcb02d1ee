/** What those who answer for a bill tell each other about it, as a whole and by line. The client never sees it. */
import { api, Refusal } from './api.js';

export class PreBillNotes {
  constructor(address, { internalNotes, lines }, $scope) {
    this.address = `${address}/notes`;
    this.$scope = $scope;
    this.items = internalNotes ?? [];
    this.onLines = lines.filter(line => line.internalNote);
    this.draft = '';
  }

  /** A note is written at once; one that was begun is written before the task ends. */
  async write() {
    if (!this.draft?.trim() || this.writing) {
      return;
    }
    this.refused = undefined;
    this.writing = true;
    try {
      const { items } = await api.post(this.address, { note: this.draft });
      this.items = items;
      this.draft = '';
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) {
        throw refusal;
      }
      this.refused = refusal;
      throw refusal;
    } finally {
      this.writing = false;
      this.$scope.$applyAsync();
    }
  }

  /** From a button: what was refused is told beside the field. */
  add() {
    return this.write().catch(() => {});
  }
}
