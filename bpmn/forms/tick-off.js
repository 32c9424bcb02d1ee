/** The bank's lines beside the book's items. Each answer is saved as it is given; the figures are asked anew after each. */
import { api, Refusal } from './api.js';
import { openTask } from './matterflow.js';
import { show } from './show.js';

const AMOUNT = /^-?\d{1,9}(\.\d{1,2})?$/;
const OUT = [['NSF', 'A returned item'], ['BANK_CHARGE', 'A charge of the bank'], ['CHARGEBACK', 'A chargeback'], ['SWEEP', 'A sweep of interest']];
const IN = [['DEPOSIT', 'Money nobody told of'], ['INTEREST', 'Interest']];
const ASKS_LEDGER = ['NSF', 'CHARGEBACK', 'DEPOSIT'];
const COMES_BACK = ['NSF', 'CHARGEBACK'];

const cents = amount => Math.round(Number(amount) * 100);

export const open = (camForm, $scope) => openTask(camForm, $scope, {
  load: async task => {
    const data = new Desk(task);
    await data.reload();
    task.answer.answers.bankStatementBalance = data.sheet.statementBalance;
    return data;
  },
  complete: ({ answer }) => AMOUNT.test(String(answer.answers.bankStatementBalance ?? '').trim()),
});

class Desk {
  constructor(task) {
    this.task = task;
    this.ticked = '0.00';
  }

  async reload() {
    const balance = String(this.task.answer.answers.bankStatementBalance ?? '').trim();
    const typed = AMOUNT.test(balance) ? `&bankStatementBalance=${balance}` : '';
    const { open: begun = [], sheet: { items: seen = [] } = {} } = this;
    this.sheet = await api.get(this.task.link('tickOff') + typed);
    this.sheet.items.forEach(one => { one.ticked = seen.some(({ item, ticked }) => item === one.item && ticked); });
    this.open = this.sheet.lines.filter(line => !line.answer).map(line => this.prepared(line))
      .map(line => this.goneOn(line, begun.find(({ lineId }) => lineId === line.lineId)));
    this.count();
    this.task.$scope.$applyAsync();
  }

  prepared(line) {
    const suggestion = this.sheet.suggestions.find(({ lineId }) => lineId === line.lineId);
    const correction = this.sheet.corrections.find(({ lineId }) => lineId === line.lineId);
    const items = suggestion?.items.map(id => this.sheet.items.find(({ item }) => item === id)) ?? [];
    const ways = [
      ...(suggestion ? [['SUGGESTED', 'What is suggested']] : []), ['ITEMS', 'Items that I tick below'],
      ...(cents(line.amount) < 0 ? OUT : IN), ['BANK_ERROR', 'An error of the bank'],
    ];
    return this.chosen({
      ...line,
      ways: ways.map(([id, label]) => ({ id, label })),
      what: (suggestion && 'SUGGESTED') ?? (correction && 'BANK_ERROR'),
      corrects: correction?.corrects,
      wrong: this.wrong(line),
      items: suggestion?.items ?? [],
      suggested: items.map(({ origin, ledger, date, ref }) => `${show.words(origin)} ${ledger ?? ''} of ${show.day(date)} ${ref ?? ''}`).join('; '),
    });
  }

  /** What somebody has begun to say of a line stays, also where it was refused. */
  goneOn(line, begun) {
    if (!line.ways.some(({ id }) => id === begun?.what) || begun.what === 'SUGGESTED') {
      return line;
    }
    const { what, ledger, deposit, back, lookedFor, note, evidence, corrects } = begun;
    return this.chosen({ ...line, what, ledger, deposit, back, lookedFor, note, evidence, corrects });
  }

  chosen(line) {
    return Object.assign(line, {
      asksLedger: ASKS_LEDGER.includes(line.what), asksDeposit: COMES_BACK.includes(line.what), asksWords: line.what === 'BANK_ERROR',
    });
  }

  /** The deposits of the matter that may be what came back; of one of which just the amount is left it is taken to be. */
  async deposits(line) {
    const ledger = line.ledger?.trim();
    if (!line.asksDeposit || !ledger || line.lookedFor === ledger) {
      return;
    }
    const { items } = await api.get(`/api/trust/deposits?account=${encodeURIComponent(this.sheet.account)}&ledger=${encodeURIComponent(ledger)}`);
    line.lookedFor = ledger;
    const taken = -cents(line.amount);
    const back = items.map(deposit => ({ left: deposit.amount, ...deposit })).filter(({ state, date, left }) => state !== 'RETURNED' && date <= line.date && cents(left) >= taken);
    const same = back.filter(({ left }) => cents(left) === taken);
    line.back = back.map(({ depositId, date, amount, cameBack, left, ref, payer }) => ({
      depositId,
      label: [
        `${show.money(amount, this.sheet.currency)} of ${show.day(date)}`, cameBack && `${show.money(left, this.sheet.currency)} of it left`, ref, payer,
      ].filter(Boolean).join(', '),
    }));
    line.deposit = same.length === 1 ? same[0].depositId : undefined;
    this.task.$scope.$applyAsync();
  }

  count() {
    this.ticked = (this.sheet.items.filter(({ ticked }) => ticked).reduce((sum, { amount }) => sum + cents(amount), 0) / 100).toFixed(2);
  }

  typed() {
    this.task.changed();
  }

  may(line) {
    return Boolean(line.what) && (line.what !== 'ITEMS' || cents(this.ticked) === cents(line.amount))
      && (!line.asksWords || Boolean(line.note?.trim() && line.evidence?.trim()));
  }

  /** Several deposits of the matter that nobody has been shown are shown first. */
  async say(line) {
    await this.attempt(async () => {
      const shown = line.back;
      await this.deposits(line);
      const isToBeChosen = line.back !== shown && line.back?.length && !line.deposit;
      if (!isToBeChosen) {
        await this.tell(line);
      }
    });
  }

  async sayAllSuggested() {
    await this.attempt(async () => {
      for (const line of this.open.filter(({ what }) => what === 'SUGGESTED')) {
        await this.tell(line);
      }
    });
  }

  tell(line) {
    return api.post(`${this.task.link('lines')}/${line.lineId}/answer`, this.words(line));
  }

  words(line) {
    const ledger = line.ledger?.trim();
    switch (line.what) {
      case 'SUGGESTED': return { answer: 'ITEMS', items: line.items };
      case 'ITEMS': return { answer: 'ITEMS', items: this.sheet.items.filter(({ ticked }) => ticked).map(({ item }) => item) };
      case 'DEPOSIT': return { answer: 'DEPOSIT', ...(ledger && { ledger }) };
      case 'BANK_ERROR': return { answer: 'BANK_ERROR', note: line.note.trim(), evidence: line.evidence.trim(), ...(line.corrects && { corrects: line.corrects }) };
      default: return {
        answer: 'BANK_EVENT', type: line.what, ...(ledger && { ledger }), ...(line.asksDeposit && line.deposit && { item: line.deposit }),
      };
    }
  }

  /** The mistakes of this amount the other way, also of periods before, that this line may put right. */
  wrong(line) {
    return this.sheet.bankErrors
      .filter(({ amount, date }) => cents(amount) === -cents(line.amount) && date <= line.date)
      .map(({ lineId, date, note }) => ({ lineId, label: `The error of ${show.day(date)}: ${note}` }));
  }

  async bring() {
    const file = document.getElementById('statement-file').files[0];
    if (file === undefined) {
      return;
    }
    await this.attempt(async () => {
      const { lines, newLines, passedOver } = await api.send(this.task.link('statements'), file);
      const told = passedOver.map(({ line, detail, next }) => ` Line ${line} was not taken in: ${detail} ${next}`);
      this.brought = `${lines} lines, ${newLines} of them new.${told.join('')}`;
    });
    const balance = this.task.answer.answers;
    balance.bankStatementBalance = this.sheet.statementBalance ?? balance.bankStatementBalance;
    await this.reload();
  }

  /** Whatever came of it, what is shown is asked anew. */
  async attempt(act) {
    if (this.busy) {
      return;
    }
    this.busy = true;
    try {
      await this.attempted(act);
    } finally {
      this.busy = false;
    }
  }

  async attempted(act) {
    this.task.changed();
    let refusal;
    try {
      await act();
    } catch (refused) {
      if (!(refused instanceof Refusal)) {
        throw refused;
      }
      refusal = refused;
    }
    await this.reload();
    if (refusal) {
      this.task.refuse(refusal);
      this.task.$scope.$applyAsync(() => requestAnimationFrame(() => document.querySelector('form.mf [role=alert]')?.scrollIntoView({ block: 'center' })));
    }
  }
}
