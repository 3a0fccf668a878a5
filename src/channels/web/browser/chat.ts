// Makes the chat page feel live: sends messages in the background and adds the answers that the server renders.
// Without this script the same forms work by themselves.

import { openConversation } from './conversation.ts';
import { openOutbox } from './outbox.ts';

const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no #${id}`);
  return element;
};

/** Messages that wait longer than this for an answer say so. */
const SLOW = 1200;

function start(): void {
  const log = byId('log');
  const status = byId('status');
  const notice = byId('notice');
  const composer = byId('composer');
  const choicesForm = byId('choices-form');
  const field = byId('text');
  const isEmbedded = document.body.classList.contains('chat-page--embedded');
  if (!(field instanceof HTMLInputElement)) return;
  const conversation = openConversation(document.body.dataset.address ?? '/chat', reload);
  const outbox = openOutbox(conversation, { answered, waiting, failed });

  composer.addEventListener('submit', (event) => {
    event.preventDefault();
    say(field.value);
    field.value = '';
  });
  choicesForm.addEventListener('submit', (event) => {
    event.preventDefault();
    if (event.submitter instanceof HTMLButtonElement) say(event.submitter.value);
  });
  byId('manage').addEventListener('submit', (event) => {
    const deed = event.submitter instanceof HTMLButtonElement ? event.submitter.value : '';
    for (const input of document.querySelectorAll<HTMLInputElement>('input[name=key]')) {
      input.value = conversation.key();
    }
    if (deed !== 'save') conversation.end();
  });
  const print = byId('print');
  print.hidden = false;
  print.addEventListener('click', () => window.print());
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && isEmbedded) parent.postMessage('careers-chat-close', '*');
  });
  if (isEmbedded) {
    addEventListener('message', (event) => {
      if (event.source === parent && event.data === 'careers-chat-focus') field.focus();
    });
  }

  for (const message of outbox.waiting()) show(message);
  if (conversation.isKnown) void reload();
  else scrollToEnd();
  if (field.value !== '') field.focus();
  outbox.send();

  /** Shows what was said at once, and sends it. */
  function say(text: string): void {
    if (text.trim() === '') return;
    notice.replaceChildren();
    const message = outbox.add(text);
    show(message);
    const isFromField = document.activeElement === field;
    byId('choices').replaceChildren();
    // A pressed button is gone now; until the answer is there the message itself holds the focus.
    if (!isFromField) log.lastElementChild?.querySelector('p')?.focus();
    outbox.send();
  }

  function show({ id, text }: { id: string; text: string }): void {
    const item = document.createElement('article');
    item.className = 'entry entry--said entry--sending';
    item.dataset.pending = id;
    const line = document.createElement('p');
    line.tabIndex = -1;
    const you = document.createElement('span');
    you.className = 'nhsuk-u-visually-hidden';
    you.textContent = `${log.dataset.you} `;
    line.append(you, text);
    item.append(line);
    log.append(item);
    item.scrollIntoView({ block: 'nearest' });
    setTimeout(() => {
      if (item.isConnected && item.dataset.pending && status.textContent === '') {
        status.textContent = status.dataset.sending ?? '';
      }
    }, SLOW);
  }

  /** Adds the answer to one message; each item is added once, so it is announced once. */
  function answered(id: string, part: Document): void {
    const pending = log.querySelector<HTMLElement>(`[data-pending="${CSS.escape(id)}"]`);
    const [said, ...answers] = part.querySelectorAll<HTMLElement>('[data-entry]');
    const entry = said?.dataset.entry ?? '';
    status.textContent = '';
    if (log.querySelector(`[data-entry="${CSS.escape(entry)}"]`)) {
      pending?.remove();
      return;
    }
    if (pending && said) {
      pending.classList.remove('entry--sending');
      delete pending.dataset.pending;
      pending.dataset.entry = entry;
      // Personal details come back masked.
      const line = pending.querySelector('p');
      const kept = said.querySelector('p')?.lastChild?.textContent ?? '';
      const shown = line?.lastChild;
      if (shown && kept !== '' && shown.textContent !== kept) shown.textContent = kept;
    }
    const hadFocus = pending?.contains(document.activeElement) ?? false;
    for (const answer of answers) {
      if (pending && pending !== log.lastElementChild) {
        const next = log.querySelector('[data-pending]');
        log.insertBefore(answer, next);
      } else log.append(answer);
    }
    if (!log.querySelector('[data-pending]')) renew('choices', part);
    if (hadFocus) answers[0]?.focus({ preventScroll: true });
    answers[0]?.scrollIntoView({ block: 'start', behavior: calm() ? 'auto' : 'smooth' });
  }

  function waiting(): void {
    status.textContent = status.dataset.waiting ?? '';
  }

  function failed(id: string, text: string): void {
    log.querySelector(`[data-pending="${CSS.escape(id)}"]`)?.remove();
    status.textContent = status.dataset.failed ?? '';
    if (field instanceof HTMLInputElement && field.value === '') field.value = text;
  }

  /** The conversation as the server has it: after a reload, or when another tab said something. */
  async function reload(): Promise<void> {
    const part = await conversation.history();
    if (!part) return;
    const [greeting] = log.children;
    const pending = log.querySelectorAll('[data-pending]');
    // Not new, so not announced.
    log.setAttribute('aria-live', 'off');
    log.replaceChildren(
      ...(greeting ? [greeting] : []),
      ...part.querySelectorAll('[data-entry]'),
      ...pending,
    );
    renew('choices', part);
    scrollToEnd();
    setTimeout(() => log.setAttribute('aria-live', 'polite'), 100);
  }

  function renew(id: string, part: Document): void {
    const fresh = part.getElementById(id);
    if (fresh) byId(id).replaceWith(fresh);
  }

  function scrollToEnd(): void {
    if (log.children.length < 2) return;
    const answers = log.querySelectorAll('.entry--said');
    (answers[answers.length - 1] ?? log.lastElementChild)?.scrollIntoView({ block: 'start' });
  }
}

const calm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

// A conversation that a cookie holds goes on without this script.
if (document.body.dataset.byCookie === undefined) start();
