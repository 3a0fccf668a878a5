// Which steps of a plan are ticked, kept in this browser alone: nothing is sent, and neither the plan nor its steps are kept
// in words. Where a browser keeps nothing, the boxes work until the page is left.

const KEPT_UNDER = 'plan-ticks';
/** Of more plans the oldest are forgotten. */
const MOST_PLANS = 10;

type Kept = Record<string, string[]>;

/** Sets the boxes of the plan on this page as they were left, and keeps them from now on. */
export function readyTicks(): void {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('.tasks__tick')];
  const plan = digest(document.querySelector('h1')?.textContent ?? '');
  const stepOf = (box: HTMLInputElement) => digest(box.labels?.[0]?.textContent ?? '');
  const ticked = read()[plan] ?? [];
  for (const box of boxes) {
    box.checked = ticked.includes(stepOf(box));
    box.addEventListener('change', () => {
      const { [plan]: _, ...others } = read();
      const now = boxes.filter(({ checked }) => checked).map(stepOf);
      write({ ...others, ...(now.length > 0 ? { [plan]: now } : {}) });
    });
  }
}

/** Forgets the ticks of every plan. */
export function forgetTicks(): void {
  try {
    localStorage.removeItem(KEPT_UNDER);
  } catch {
    // Nothing was kept.
  }
}

function read(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_UNDER) ?? '{}');
    return isKept(kept) ? kept : {};
  } catch {
    // Denied to this page, or not ours: as if nothing was ticked.
    return {};
  }
}

function isKept(kept: unknown): kept is Kept {
  return typeof kept === 'object' && kept !== null && Object.values(kept).every(Array.isArray);
}

function write(kept: Kept): void {
  try {
    localStorage.setItem(
      KEPT_UNDER,
      JSON.stringify(Object.fromEntries(Object.entries(kept).slice(-MOST_PLANS))),
    );
  } catch {
    // The boxes stay ticked until the page is left.
  }
}

/** A short sum of a text (FNV-1a): no words, though someone with all titles could find out which one it is of. */
function digest(text: string): string {
  let sum = 0x811c9dc5;
  for (const char of text) sum = Math.imul(sum ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (sum >>> 0).toString(36);
}
