// The page of a plan: copies its code, prints, keeps its ticks, and takes a code from a link into the field. Everything
// else works without.

import { readyButtons } from './copy.ts';
import { readyTicks } from './ticks.ts';

readyButtons();
readyTicks();

const field = document.querySelector<HTMLInputElement>('#code');
const linked = decodeURIComponent(location.hash.slice(1));
if (field && linked !== '') {
  field.value = linked;
  // The code stays in no history.
  history.replaceState(null, '', location.pathname);
  field.form?.querySelector('button')?.focus();
}

for (const button of document.querySelectorAll('[data-prints]'))
  button.addEventListener('click', () => window.print());
if (document.querySelector('[data-print]')) addEventListener('load', () => window.print());
