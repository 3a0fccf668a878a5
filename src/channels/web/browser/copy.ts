// Buttons that copy a code; pages show them only where this script says that it can.

/** Shows the buttons that need a script, and lets those copy that have something to copy. */
export function readyButtons(): void {
  document.documentElement.classList.add('scripted');
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element && event.target.closest('[data-copies]');
    if (button instanceof HTMLElement) void copy(button);
  });
}

async function copy(button: HTMLElement): Promise<void> {
  const { copies = '', copied = '' } = button.dataset;
  const said = button.parentElement?.querySelector('[role=status]');
  try {
    await navigator.clipboard.writeText(copies);
    if (said) said.textContent = copied;
  } catch {
    // Over plain http, or not allowed: the code is selected, to be copied by hand.
    const code = button.parentElement?.querySelector('.code__value');
    if (code) getSelection()?.selectAllChildren(code);
  }
}
