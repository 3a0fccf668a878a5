// The one script tag for any page of a trust: a button that opens the chat in a frame.
//     <script src="https://careers.example.org/embed.js" defer></script>
// data-label: the button's words. data-side="left": the other corner. Nothing else is loaded until someone opens it.

/** The server puts the words and the trust's look in when it serves this file. */
declare const LAUNCHER_SETTINGS: {
  open: string;
  close: string;
  title: string;
  fallback: string;
  colour: string;
  side: string;
};
const settings = LAUNCHER_SETTINGS;

/** Below this size the open chat covers the page, and is modal. */
const COVERS = '(max-width:640px),(max-height:480px)';
// The host has no size, so it covers nothing; its parts are placed in the window. Important rules of a shadow tree win
// over all rules of the page around. Constructed style sheets and properties set by script need no unsafe-inline there.
const STYLE = `
:host{all:initial!important;direction:ltr!important;color-scheme:light dark!important;display:block!important;position:fixed!important;top:0!important;left:0!important;width:0!important;height:0!important;z-index:2147483000!important;font:600 17px/1.3 Arial,sans-serif!important}
*{box-sizing:border-box}
button{font:inherit;cursor:pointer;min-height:40px;padding:6px 16px;color:#fff;background:${settings.colour};border:2px solid #fff;border-radius:4px}
button:hover{text-decoration:underline;filter:brightness(.85)}
button:focus-visible,a:focus-visible{outline:4px solid #212b32;outline-offset:0;background:#ffeb3b;color:#212b32}
.launch{position:fixed;bottom:16px;right:16px;display:flex;gap:10px;align-items:center;min-height:48px;max-width:calc(100vw - 32px);padding:10px 20px;border-radius:24px;box-shadow:0 2px 8px rgba(33,43,50,.5)}
.left.launch{right:auto;left:16px}
svg{flex:none;width:24px;height:24px;fill:currentColor}
dialog{position:fixed;inset:0;flex-direction:column;width:100%;height:100%;max-width:none;max-height:none;margin:0;padding:0;overflow:hidden;color:CanvasText;background:Canvas;border:0}
dialog[open]{display:flex}
.bar{display:flex;align-items:center;justify-content:space-between;gap:8px;padding:6px 6px 6px 16px;color:#fff;background:${settings.colour}}
.close{flex:none}
p{margin:0;padding:16px;font-weight:400}
a{color:LinkText}
[hidden]{display:none}
iframe{flex:1;width:100%;min-height:0;border:0}
@media (max-width:640px),(max-height:320px){.launch span{display:none}.launch{padding:14px;border-radius:50%}}
@media (min-width:641px) and (min-height:481px){
dialog{inset:auto 16px 16px auto;width:min(440px,calc(100vw - 32px));height:min(720px,calc(100vh - 32px));border:1px solid #4c6272;border-radius:8px;box-shadow:0 4px 24px rgba(33,43,50,.5)}
.left{right:auto;left:16px}}
@media print{.launch,dialog[open]{display:none}}`;

const MARK = 'M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z';
/** In the page's sessionStorage: the conversation's key, and that the chat was open. */
const STORED = 'careers-chat';
const OPEN = 'careers-chat-open';
/** A chat that was let in has said so before its frame has loaded. */
const REFUSED_MS = 2000;
const SLOW_MS = 15_000;
const script = document.currentScript;

function place(): void {
  if (!(script instanceof HTMLScriptElement)) return;
  const server = new URL(script.src).origin;
  const address = `${server}/chat`;
  const host = document.createElement('careers-assistant');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];

  const side = script.dataset.side || settings.side;
  const launch = button('launch', '');
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const mark = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  mark.setAttribute('d', MARK);
  svg.append(mark);
  const label = add('span', script.dataset.label || settings.open);
  launch.append(svg, label);
  launch.setAttribute('aria-label', label.textContent ?? '');
  launch.setAttribute('aria-haspopup', 'dialog');
  const panel = document.createElement('dialog');
  panel.setAttribute('aria-label', settings.title);
  launch.classList.add(side);
  panel.className = side;
  const close = button('close', settings.close);
  const bar = add('div', '');
  bar.className = 'bar';
  bar.append(add('b', settings.title), close);
  const fallback = add('p', '');
  const link = document.createElement('a');
  link.href = address;
  link.target = '_blank';
  link.textContent = settings.fallback;
  fallback.append(link);
  fallback.hidden = true;
  panel.append(bar, fallback);
  root.append(launch, panel);
  document.body.append(host);
  // In the top layer no style of the page around can move, clip or cover it.
  host.popover = 'manual';
  host.showPopover?.();

  const covers = matchMedia(COVERS);
  let frame: HTMLIFrameElement | undefined;
  let isReady = false;
  const focusChat = () => {
    frame?.focus();
    frame?.contentWindow?.postMessage('careers-chat-focus', server);
  };
  const show = () => {
    if (covers.matches) panel.showModal();
    else panel.open = true;
  };
  const setOpen = (isOpen: boolean, takesFocus = true) => {
    if (isOpen === panel.open) return;
    keep(OPEN, isOpen ? 'yes' : '');
    launch.hidden = isOpen;
    if (!isOpen) {
      panel.close();
      launch.focus();
      return;
    }
    show();
    if (frame) {
      focusChat();
      return;
    }
    frame = document.createElement('iframe');
    frame.title = settings.title;
    frame.src = `${address}?embedded`;
    frame.addEventListener(
      'load',
      () => {
        if (takesFocus) focusChat();
        setTimeout(() => setReady(isReady), REFUSED_MS);
      },
      { once: true },
    );
    setTimeout(() => {
      fallback.hidden = isReady;
    }, SLOW_MS);
    panel.append(frame);
    if (takesFocus) close.focus();
  };
  /** Where this page is not trusted, the browser shows nothing of use in the frame: then there is a link. */
  const setReady = (ready: boolean) => {
    isReady = ready;
    fallback.hidden = ready;
    if (frame) frame.hidden = !ready;
  };
  launch.addEventListener('click', () => setOpen(true));
  close.addEventListener('click', () => setOpen(false));
  panel.addEventListener('cancel', (event) => {
    event.preventDefault();
    setOpen(false);
  });
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) setOpen(false);
  });
  // A window made narrower, or zoomed: what covers the page is modal, what does not is not.
  covers.addEventListener('change', () => {
    if (!panel.open) return;
    const hadFocus = root.activeElement !== null;
    panel.close();
    show();
    if (hadFocus) focusChat();
  });
  // What has the focus must be seen: the button lets it through when it lies on top.
  document.addEventListener('focusin', ({ target }) => {
    const button = launch.getBoundingClientRect();
    const on = target instanceof Element && target !== host && target.getBoundingClientRect();
    const isCovered =
      on &&
      on.bottom > button.top &&
      on.top < button.bottom &&
      on.right > button.left &&
      on.left < button.right;
    launch.style.opacity = isCovered ? '0' : '';
  });
  addEventListener('message', ({ source, origin, data }) => {
    if (!frame || source !== frame.contentWindow || origin !== server) return;
    if (data === 'careers-chat-ready') setReady(true);
    else if (data === 'careers-chat-close') setOpen(false);
    // Where the browser lets a frame keep nothing, this page keeps the conversation's key for it, in this tab alone.
    else if (data === 'which') {
      const key = kept(STORED);
      if (key) frame.contentWindow?.postMessage({ key }, server);
    } else if (typeof data?.key === 'string') keep(STORED, data.key);
  });
  // It stays open from page to page, but takes neither the focus nor a whole small screen by itself.
  if (kept(OPEN) && !covers.matches) setOpen(true, false);
}

function add(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

function button(name: string, text: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = name;
  element.textContent = text;
  return element;
}

/** A page may be denied its storage; then nothing is remembered. */
function keep(name: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, text);
  } catch {}
}

function kept(name: string): string | null {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

if (document.body) place();
else document.addEventListener('DOMContentLoaded', place);
