// The pieces of a conversation that the page makes itself; all others come from the server.

/** What someone said and the server does not have yet. */
export function sendingEntry(id: string, text: string, you: string): HTMLElement {
  const item = document.createElement('article');
  item.className = 'entry entry--said entry--sending';
  item.dataset.pending = id;
  const line = document.createElement('p');
  line.tabIndex = -1;
  line.dir = 'auto';
  const said = document.createElement('span');
  said.className = 'nhsuk-u-visually-hidden';
  said.textContent = `${you} `;
  line.append(said, text);
  item.append(line);
  return item;
}

/** A refusal, in the place of an answer. */
export function refusalEntry(sentence: string): HTMLElement {
  const item = document.createElement('article');
  item.className = 'entry entry--answer';
  item.tabIndex = -1;
  const line = document.createElement('p');
  line.textContent = sentence;
  item.append(line);
  return item;
}

/** Three dots that move while an answer is awaited. */
export function workingDots(): HTMLElement {
  const dots = document.createElement('div');
  dots.className = 'working';
  dots.ariaHidden = 'true';
  dots.append(...[1, 2, 3].map(() => document.createElement('i')));
  return dots;
}

export function noticeOf(sentence: string): HTMLElement {
  const said = document.createElement('p');
  said.className = 'chat-notice';
  said.textContent = sentence;
  return said;
}
