// The one script tag for any page of a trust: a button that opens the chat in a frame.
//     <script src="https://careers.example.org/embed.js" defer></script>
// data-label: the button's words. data-side="left": the other corner. Nothing else is loaded until someone opens it.

/** The server puts the words in when it serves this file. */
declare const LAUNCHER_WORDS: { open: string; close: string; title: string };

// Constructed style sheets and properties set by script need no unsafe-inline of the page around.
const STYLE = `
:host{all:initial;position:fixed;z-index:2147483000;bottom:16px;right:16px;font:600 17px/1.3 Arial,sans-serif}
:host([data-side=left]){right:auto;left:16px}
:host(.open){top:0;right:0;bottom:0;left:0;display:flex;flex-direction:column}
button{font:inherit;cursor:pointer;min-height:48px;padding:10px 20px;color:#fff;background:#005eb8;border:2px solid #fff;border-radius:24px;box-shadow:0 2px 8px rgba(33,43,50,.5)}
button:hover{background:#003087}
button:focus-visible{outline:4px solid #212b32;outline-offset:0;background:#ffeb3b;color:#212b32}
section{display:none;flex:1;flex-direction:column;min-height:0;background:#fff}
:host(.open) section{display:flex}
:host(.open) .launch{display:none}
.bar{display:flex;align-items:center;justify-content:space-between;padding:4px 4px 4px 16px;color:#fff;background:#005eb8}
.close{flex:none;min-height:40px;padding:6px 16px;border-radius:4px;box-shadow:none}
iframe{flex:1;width:100%;min-height:0;border:0;background:#fff}
@media (min-width:641px) and (min-height:481px){
:host(.open){top:auto;right:16px;bottom:16px;left:auto;width:min(440px,calc(100vw - 32px));height:min(720px,calc(100vh - 32px));box-shadow:0 4px 24px rgba(33,43,50,.5);border:1px solid #4c6272}
:host(.open[data-side=left]){right:auto;left:16px}}
@media print{:host{display:none}}`;

const STORED = 'careers-chat';
const script = document.currentScript;

function place(): void {
  if (!(script instanceof HTMLScriptElement)) return;
  const server = new URL(script.src).origin;
  const host = document.createElement('div');
  if (script.dataset.side) host.dataset.side = script.dataset.side;
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];

  const launch = document.createElement('button');
  launch.type = 'button';
  launch.className = 'launch';
  launch.textContent = script.dataset.label || LAUNCHER_WORDS.open;
  launch.setAttribute('aria-haspopup', 'dialog');
  const panel = document.createElement('section');
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', LAUNCHER_WORDS.title);
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'close';
  close.textContent = LAUNCHER_WORDS.close;
  const bar = document.createElement('div');
  bar.className = 'bar';
  const title = document.createElement('b');
  title.textContent = LAUNCHER_WORDS.title;
  bar.append(title, close);
  panel.append(bar);
  root.append(launch, panel);
  document.body.append(host);

  let frame: HTMLIFrameElement | undefined;
  const focusChat = () => {
    frame?.focus();
    frame?.contentWindow?.postMessage('careers-chat-focus', server);
  };
  const setOpen = (isOpen: boolean) => {
    host.classList.toggle('open', isOpen);
    if (!isOpen) {
      launch.focus();
      return;
    }
    if (frame) focusChat();
    else {
      frame = document.createElement('iframe');
      frame.title = LAUNCHER_WORDS.title;
      frame.src = `${server}/chat?embedded`;
      frame.addEventListener('load', focusChat, { once: true });
      panel.append(frame);
      close.focus();
    }
  };
  launch.addEventListener('click', () => setOpen(true));
  close.addEventListener('click', () => setOpen(false));
  root.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent && event.key === 'Escape') setOpen(false);
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
    if (data === 'careers-chat-close') setOpen(false);
    // Where the browser lets a frame keep nothing, this page keeps the conversation's key for it, in this tab alone.
    else if (data === 'which') {
      const key = sessionStorage.getItem(STORED);
      if (key) frame.contentWindow?.postMessage({ key }, server);
    } else if (typeof data?.key === 'string') sessionStorage.setItem(STORED, data.key);
  });
}

if (document.body) place();
else document.addEventListener('DOMContentLoaded', place);
