/**
 * Amounts as people type them: the way every form shows them, $1,250.00, is taken as 1250.00. A field of any form that asks
 * for a decimal is read so; one that asks for an amount says below itself when what is typed is none.
 */

const GROUPED = /^(-?)\$?(\d{1,3}(?:,\d{3})+)(\.\d+)?$/;
const PLAIN = /^(-?)\$?(\d+(?:\.\d+)?)$/;
const AMOUNT = /^-?\d{1,9}(\.\d{1,2})?$/;
const FIELD = 'input[inputmode="decimal"]';
/** The small fields of a pre-bill's lines say themselves what is wrong with them. */
const SAYS_WHY = `${FIELD}.form-control:not(.input-sm)`;
const WHY = 'Enter an amount such as 1,250.00.';

/** The decimal that is meant; what is none stays as it is, and is not taken. */
export function decimalOf(typed) {
  const text = String(typed ?? '').trim().replace(/^\u2212/, '-');
  const [, sign, whole, cents = ''] = text.match(GROUPED) ?? text.match(PLAIN) ?? [];
  return whole === undefined ? typed : `${sign}${whole.replaceAll(',', '')}${cents}`;
}

/** Reads the fields of a form so, also those that come to it later: they are met when somebody types in them. */
export function readAmounts(form) {
  form.addEventListener('input', ({ target }) => {
    if (target.matches(FIELD)) {
      readAsDecimal(target);
      if (isFit(target)) {
        clear(target);
      }
    }
  }, true);
  form.addEventListener('focusout', ({ target }) => {
    if (target.matches(SAYS_WHY) && !isFit(target)) {
      mark(target);
    }
  });
}

function readAsDecimal(field) {
  const model = window.angular.element(field).controller('ngModel');
  if (model && !model.$parsers.includes(decimalOf)) {
    model.$parsers.push(decimalOf);
  }
}

function isFit(field) {
  const decimal = decimalOf(field.value);
  return !decimal.trim() || (AMOUNT.test(decimal) && (!decimal.startsWith('-') || 'signed' in field.dataset));
}

function mark(field) {
  clear(field);
  const why = document.createElement('p');
  why.className = 'help-block mf-no-amount';
  why.setAttribute('role', 'alert');
  why.textContent = WHY;
  field.setAttribute('aria-invalid', 'true');
  field.after(why);
}

function clear(field) {
  field.removeAttribute('aria-invalid');
  if (field.nextElementSibling?.matches('.mf-no-amount')) {
    field.nextElementSibling.remove();
  }
}
