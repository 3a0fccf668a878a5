"use strict";(()=>{var g=`
:host{all:initial;position:fixed;z-index:2147483000;bottom:16px;right:16px;font:600 17px/1.3 Arial,sans-serif}
:host([data-side=left]){right:auto;left:16px}
:host(.open){top:0;right:0;bottom:0;left:0;display:flex;flex-direction:column}
button{font:inherit;cursor:pointer;min-height:48px;padding:10px 20px;color:#fff;background:#005eb8;border:2px solid #fff;border-radius:24px;box-shadow:0 2px 8px rgba(33,43,50,.5)}
button:hover{background:#003087}
button:focus-visible{outline:4px solid #212b32;outline-offset:0;background:#ffeb3b;color:#212b32}
section{display:none;flex:1;flex-direction:column;min-height:0;background:#fff}
:host(.open) section{display:flex}
:host(.open) .launch{display:none}
header{display:flex;align-items:center;justify-content:space-between;padding:4px 4px 4px 16px;color:#fff;background:#005eb8}
.close{flex:none;min-height:40px;padding:6px 16px;border-radius:4px;box-shadow:none}
iframe{flex:1;width:100%;min-height:0;border:0;background:#fff}
@media (min-width:641px) and (min-height:481px){
:host(.open){top:auto;right:16px;bottom:16px;left:auto;width:min(440px,calc(100vw - 32px));height:min(720px,calc(100vh - 32px));box-shadow:0 4px 24px rgba(33,43,50,.5);border:1px solid #4c6272}
:host(.open[data-side=left]){right:auto;left:16px}}
@media print{:host{display:none}}`,d=document.currentScript;function x(){if(!(d instanceof HTMLScriptElement))return;let l=new URL(d.src).origin,a=document.createElement("div");d.dataset.side&&(a.dataset.side=d.dataset.side);let p=a.attachShadow({mode:"open"}),f=new CSSStyleSheet;f.replaceSync(g),p.adoptedStyleSheets=[f];let n=document.createElement("button");n.type="button",n.className="launch",n.textContent=d.dataset.label||LAUNCHER_WORDS.open,n.setAttribute("aria-haspopup","dialog");let c=document.createElement("section");c.setAttribute("role","dialog"),c.setAttribute("aria-label",LAUNCHER_WORDS.title);let i=document.createElement("button");i.type="button",i.className="close",i.textContent=LAUNCHER_WORDS.close;let u=document.createElement("header"),h=document.createElement("b");h.textContent=LAUNCHER_WORDS.title,u.append(h,i),c.append(u),p.append(n,c),document.body.append(a);let t,b=()=>{t?.focus(),t?.contentWindow?.postMessage("careers-chat-focus",l)},r=e=>{if(a.classList.toggle("open",e),!e){n.focus();return}t?b():(t=document.createElement("iframe"),t.title=LAUNCHER_WORDS.title,t.src=`${l}/chat?embedded`,t.addEventListener("load",b,{once:!0}),c.append(t),i.focus())};n.addEventListener("click",()=>r(!0)),i.addEventListener("click",()=>r(!1)),p.addEventListener("keydown",e=>{e instanceof KeyboardEvent&&e.key==="Escape"&&r(!1)}),document.addEventListener("focusin",({target:e})=>{let s=n.getBoundingClientRect(),o=e instanceof Element&&e!==a&&e.getBoundingClientRect(),m=o&&o.bottom>s.top&&o.top<s.bottom&&o.right>s.left&&o.left<s.right;n.style.opacity=m?"0":""}),addEventListener("message",({source:e,origin:s,data:o})=>{t&&e===t.contentWindow&&s===l&&o==="careers-chat-close"&&r(!1)})}document.body?x():document.addEventListener("DOMContentLoaded",x);})();
