// Makes the chat page feel live: sends messages in the background and adds the answers that the server renders.
// Without this script the same forms work by themselves.

import { fitComposer } from './composer.ts';
import { openConversation } from './conversation.ts';
import { readyButtons } from './copy.ts';
import { noticeOf, refusalEntry, sendingEntry, workingDots } from './entries.ts';
import { openOutbox, type Wait } from './outbox.ts';
import { scrolling, signOfMore } from './sign-of-more.ts';

const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no #${id}`);
  return element;
};

/** Messages that wait longer than this for an answer say so. */
const SLOW = 1200;

const isEmbedded = document.body.classList.contains('chat-page--embedded');

function start(): void {
  const log = byId('log');
  const greeting = log.querySelector('[data-entry=greeting]');
  const status = byId('status');
  const notice = byId('notice');
  const composer = byId('composer');
  const choicesForm = byId('choices-form');
  const field = byId('text');
  if (!(field instanceof HTMLTextAreaElement)) return;
  const conversation = openConversation(document.body.dataset.address ?? '/chat', reload, open);
  const outbox = openOutbox(conversation, { answered, waiting, refused, failed });
  const working = workingDots();
  const { fit, isTooLong } = fitComposer(field, byId('count'));

  composer.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = field.value;
    // What is too long stays, to be made shorter; it is sent all the same, since it may be a cry for help.
    const keeps = isTooLong();
    if (!keeps) field.value = '';
    fit();
    say(text);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (composer instanceof HTMLFormElement) composer.requestSubmit();
  });
  choicesForm.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!(event.submitter instanceof HTMLButtonElement)) return;
    const { value, dataset } = event.submitter;
    if (dataset.between === undefined) say(value);
    else sayTicked(dataset.between);
  });
  const useful = byId('useful');
  useful.addEventListener('submit', (event) => {
    event.preventDefault();
    if (event.submitter instanceof HTMLButtonElement) void rate(event.submitter);
  });
  byId('manage').addEventListener('submit', (event) => {
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : undefined;
    const deed = button?.value ?? '';
    const says = button?.dataset.says;
    const isEmpty = !log.querySelector('.entry--said');
    if (says !== undefined && !(isEmpty && deed === 'start-again')) {
      event.preventDefault();
      say(says);
      return;
    }
    giveKey();
    if (deed !== 'save') conversation.end();
  });
  byId('plan').addEventListener('submit', giveKey);
  readyButtons();
  const print = byId('print');
  print.hidden = false;
  print.addEventListener('click', () => window.print());
  log.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('#earlier a');
    if (!(link instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    void showEarlier(link.href);
  });
  if (isEmbedded) {
    addEventListener('message', (event) => {
      if (event.source === parent && event.data === 'careers-chat-focus') field.focus();
    });
  }
  signOfMore(byId('below'), byId('end'), byId('scroll'));

  for (const message of outbox.waiting()) show(message);
  if (conversation.isKnown) void open().then(askAtOnce);
  else {
    scrollToEnd();
    askAtOnce();
  }
  outbox.send();

  /** Forms that leave the page take the key of this conversation with them. */
  function giveKey(): void {
    for (const input of document.querySelectorAll<HTMLInputElement>('input[name=key]')) {
      input.value = conversation.key();
    }
  }

  /** A question that a page of ours was left with, by its button or link, is asked without another press. */
  function askAtOnce(): void {
    if (!(field instanceof HTMLTextAreaElement) || field.value === '') return;
    const isFromHere = document.referrer.startsWith(`${location.origin}/`);
    if (composer.dataset.ask === undefined || !isFromHere) {
      field.focus();
      return;
    }
    history.replaceState(null, '', conversation.address);
    const text = field.value;
    field.value = '';
    say(text);
  }

  /** Shows what was said at once, and sends it. */
  function say(text: string): void {
    if (text.trim() === '') return;
    notice.replaceChildren();
    const message = outbox.add(text);
    show(message);
    // A pressed button is about to go: the message takes its focus and holds it until the answer comes.
    if (document.activeElement !== field) log.lastElementChild?.querySelector('p')?.focus();
    byId('choices').replaceChildren();
    log.append(working);
    outbox.send();
  }

  /** Sends all that was ticked; where nothing is, the first box gets the focus. */
  function sayTicked(between: string): void {
    const boxes = [...choicesForm.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
    if (ticked.length > 0) say(ticked.join(between));
    else boxes[0]?.focus();
  }

  /** Has it counted whether an answer was useful; thanks take the place of the question, and the focus. */
  async function rate({ name, value, parentElement: line }: HTMLButtonElement): Promise<void> {
    const isCounted = await conversation.rate(name, value);
    if (!isCounted) {
      status.textContent = useful.dataset.notCounted ?? '';
      status.scrollIntoView({ block: 'nearest' });
      return;
    }
    status.textContent = '';
    if (!line) return;
    line.textContent = useful.dataset.thanks ?? '';
    line.tabIndex = -1;
    line.focus({ preventScroll: true });
  }

  function show({ id, text }: { id: string; text: string }): void {
    const item = sendingEntry(id, text, log.dataset.you ?? '');
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
    working.remove();
    if (log.querySelector(`[data-entry="${CSS.escape(entry)}"]`)) {
      pending?.remove();
      return;
    }
    const hadFocus = pending?.contains(document.activeElement) ?? false;
    const next = pending?.nextElementSibling ?? null;
    // Shown as it is kept: with personal details masked. What was typed just so stays, and is not announced again.
    const isAsTyped = pending?.textContent?.trim() === said?.textContent?.trim();
    if (pending && said && !isAsTyped) pending.before(said);
    for (const answer of answers) log.insertBefore(answer, next);
    if (hadFocus) answers[0]?.focus({ preventScroll: true });
    if (pending && isAsTyped) {
      pending.className = said?.className ?? '';
      pending.dataset.entry = entry;
      delete pending.dataset.pending;
    } else pending?.remove();
    if (log.querySelector('[data-pending]')) log.append(working);
    else renew(part);
    answers[0]?.scrollIntoView({ block: 'start', behavior: scrolling() });
  }

  function waiting(why: Wait): void {
    working.remove();
    status.textContent = status.dataset[why] ?? '';
    status.scrollIntoView({ block: 'nearest' });
  }

  /** Stands below the message like an answer, until the page is loaded again. */
  function refused(id: string, sentence: string): void {
    const pending = log.querySelector<HTMLElement>(`[data-pending="${CSS.escape(id)}"]`);
    status.textContent = '';
    working.remove();
    const answer = refusalEntry(sentence || (status.dataset.busy ?? ''));
    pending?.classList.remove('entry--sending');
    delete pending?.dataset.pending;
    log.insertBefore(answer, pending?.nextSibling ?? null);
    if (log.querySelector('[data-pending]')) log.append(working);
    answer.scrollIntoView({ block: 'nearest' });
  }

  function failed(id: string, text: string, isTooBig: boolean): void {
    working.remove();
    log.querySelector(`[data-pending="${CSS.escape(id)}"]`)?.remove();
    status.textContent = (isTooBig ? status.dataset.tooBig : status.dataset.failed) ?? '';
    if (field instanceof HTMLTextAreaElement && field.value === '') {
      field.value = text;
      fit();
    }
  }

  /** The conversation as the server has it: after a reload, or when another tab said something. */
  async function reload(): Promise<void> {
    const part = await conversation.history();
    if (!part) return;
    replace(part);
    scrollToEnd();
  }

  /** The conversation from before this page was opened, unless it was left alone for too long. */
  async function open(): Promise<void> {
    const part =
      outbox.waiting().length > 0 ? await conversation.history() : await conversation.open();
    if (part === 'left-alone') notice.replaceChildren(noticeOf(notice.dataset.leftAlone ?? ''));
    else if (part) {
      replace(part);
      scrollToEnd();
    }
  }

  /** More of the conversation, above; what was being read stays where it is. */
  async function showEarlier(address: string): Promise<void> {
    const part = await conversation.history(address);
    if (!part) return;
    const first = log.querySelector<HTMLElement>('.entry--said');
    const before = first?.getBoundingClientRect().top ?? 0;
    const name = first?.dataset.entry ?? '';
    replace(part);
    const same = log.querySelector<HTMLElement>(`[data-entry="${CSS.escape(name)}"]`);
    // On low windows the page itself scrolls.
    for (const scroller of [byId('scroll'), document.documentElement]) {
      scroller.scrollBy(0, (same?.getBoundingClientRect().top ?? before) - before);
    }
    const next =
      log.querySelector<HTMLElement>('#earlier a') ?? log.querySelector('.entry--said p');
    next?.focus({ preventScroll: true });
  }

  function replace(part: Document): void {
    const pending = log.querySelectorAll('[data-pending]');
    const earlier = part.getElementById('earlier');
    // Not new, so not announced.
    log.setAttribute('aria-live', 'off');
    log.replaceChildren(
      earlier ?? greeting ?? '',
      ...part.querySelectorAll('[data-entry]'),
      ...pending,
    );
    renew(part);
    setTimeout(() => log.setAttribute('aria-live', 'polite'), 100);
  }

  function renew(part: Document): void {
    const fresh = part.getElementById('choices');
    if (fresh) byId('choices').replaceWith(fresh);
  }

  function scrollToEnd(): void {
    const said = log.querySelectorAll('.entry--said');
    said[said.length - 1]?.scrollIntoView({ block: 'start' });
  }
}

if (isEmbedded) {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') parent.postMessage('careers-chat-close', '*');
  });
  // Tells the launcher that this page was let into its frame.
  parent.postMessage('careers-chat-ready', '*');
}
// A conversation that a cookie holds goes on without this script.
if (document.body.dataset.byCookie === undefined) start();
