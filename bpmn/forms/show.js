const CURRENCY_SYMBOLS = { USD: '$', EUR: '€', GBP: '£' };
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const WORDS = { EMAIL: 'E-mail', SMS: 'Text message', ACH: 'ACH' };

/** How values are written for people. */
export const show = {
  /** A decimal string as money, digit for digit: it never passes through a floating-point number. */
  money(amount, currency = 'USD') {
    if (amount === undefined || amount === null || amount === '') {
      return '';
    }
    const [, sign, whole, cents] = String(amount).match(/^(-?)(\d+)(?:\.(\d+))?$/) ?? [];
    if (whole === undefined) {
      return String(amount);
    }
    const symbol = CURRENCY_SYMBOLS[currency] ?? `${currency} `;
    return `${sign ? '−' : ''}${symbol}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${(cents ?? '').padEnd(2, '0')}`;
  },

  /** So much of something, without the zeros behind it: 240.0000 becomes 240. */
  quantity(text) {
    return String(text ?? '').replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  },

  /** What one of something costs: at least cents, more where it takes more. */
  price(text) {
    const [whole, fraction = ''] = show.quantity(text).split('.');
    return whole && `${whole}.${fraction.padEnd(2, '0')}`;
  },

  /** A member's name as words: writeDown becomes write down. */
  label(member) {
    return String(member).replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
  },

  /** What stands before a comma, with it; nothing where there is none. */
  lead(text) {
    return text ? `${text}, ` : '';
  },

  isSome(amount) {
    return Number(amount ?? 0) !== 0;
  },

  /** A date, or the day of an instant as it was written: Jun 30, 2026. */
  date(text) {
    const [, year, month, day] = String(text ?? '').match(/^(\d{4})-(\d{2})-(\d{2})/) ?? [];
    return year === undefined ? '' : `${MONTHS[month - 1]} ${Number(day)}, ${year}`;
  },

  /** A day of the year where the year is plain: Jun 30. */
  day(text) {
    return show.date(text).replace(/, \d{4}$/, '');
  },

  /** An instant in the reader's own time zone. */
  instant(text) {
    const moment = new Date(text);
    return Number.isNaN(moment.getTime()) ? '' : moment.toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' });
  },

  /** A person by name beside the id, or the one of them that is known. */
  person(name, id) {
    return name && id && name !== id ? `${name} (${id})` : show.words(name || id).replaceAll('-', ' ');
  },

  /** A code as words: WRONG_MATTER becomes Wrong matter; what is not a code stays as it is. */
  words(code) {
    const text = String(code ?? '');
    return WORDS[text] ?? (/^[A-Z][A-Z0-9_]*$/.test(text) ? text[0] + text.slice(1).toLowerCase().replaceAll('_', ' ') : text);
  },
};
