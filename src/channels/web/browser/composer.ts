// The field to type in: as high as its text up to five lines, with a count once its limit is near.

const MOST_LINES = 5;
/** The count appears when this share of the limit is used. */
const NEAR = 0.9;
/** Screen readers hear the count when typing pauses, not at each key. */
const PAUSE = 1000;

/** Keeps the field and its count right; `fit` when the text was changed by script. */
export function fitComposer(
  field: HTMLTextAreaElement,
  count: HTMLElement,
): { fit: () => void; isTooLong: () => boolean } {
  const most = Number(field.dataset.most);
  const [seen, heard] = count.children;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const fit = (): void => {
    field.rows = 1;
    const { lineHeight } = getComputedStyle(field);
    const line = Number.parseFloat(lineHeight);
    const lines = Math.round(field.scrollHeight / line - 0.5);
    field.rows = Math.min(MOST_LINES, Math.max(1, lines));
    const used = field.value.length;
    const left = Math.abs(most - used);
    const kind = used > most ? 'over' : 'left';
    const words = count.dataset[left === 1 ? `${kind}One` : kind] ?? '';
    const text = used < most * NEAR ? '' : words.replace('{count}', left.toLocaleString('en-GB'));
    count.classList.toggle('composer__count--over', used > most);
    if (seen) seen.textContent = text;
    clearTimeout(pause);
    pause = setTimeout(() => {
      if (heard) heard.textContent = text;
    }, PAUSE);
  };
  field.addEventListener('input', fit);
  // Browsers bring only the line with the cursor into view.
  field.addEventListener('focus', () => field.scrollIntoView({ block: 'nearest' }));
  addEventListener('resize', fit);
  fit();
  return { fit, isTooLong: () => field.value.length > most };
}
