"use strict";(()=>{var x=`
:host{all:initial;position:fixed;z-index:2147483000;bottom:16px;right:16px;font:600 17px/1.3 Arial,sans-serif}
:host([data-side=left]){right:auto;left:16px}
:host(.open){top:0;right:0;bottom:0;left:0;display:flex;flex-direction:column}
button{font:inherit;cursor:pointer;min-height:48px;padding:10px 20px;color:#fff;background:#005eb8;border:2px solid #fff;border-radius:24px;box-shadow:0 2px 8px rgba(33,43,50,.5)}
button:hover{background:#003087}
button:focus-visible{outline:4px solid #212b32;outline-offset:0;background:#ffeb3b;color:#212b32}
section{display:none;flex:1;flex-direction:column;min-height:0;background:#fff}
:host(.open) section{display:flex}
:host(.open) .launch{display:none}
.close{align-self:flex-end;min-height:40px;padding:6px 16px;margin:4px;border-radius:4px;box-shadow:none}
section{background:#003087}
iframe{flex:1;width:100%;min-height:0;border:0;background:#fff}
@media (min-width:641px) and (min-height:481px){
:host(.open){top:auto;right:16px;bottom:16px;left:auto;width:min(440px,calc(100vw - 32px));height:min(720px,calc(100vh - 32px));box-shadow:0 4px 24px rgba(33,43,50,.5);border:1px solid #4c6272}
:host(.open[data-side=left]){right:auto;left:16px}}
@media print{:host{display:none}}`,s=document.currentScript;function f(){if(!(s instanceof HTMLScriptElement))return;let c=new URL(s.src).origin,a=document.createElement("div");s.dataset.side&&(a.dataset.side=s.dataset.side);let r=a.attachShadow({mode:"open"}),l=new CSSStyleSheet;l.replaceSync(x),r.adoptedStyleSheets=[l];let t=document.createElement("button");t.type="button",t.className="launch",t.textContent=s.dataset.label||LAUNCHER_WORDS.open,t.setAttribute("aria-haspopup","dialog");let i=document.createElement("section");i.setAttribute("role","dialog"),i.setAttribute("aria-label",LAUNCHER_WORDS.title);let n=document.createElement("button");n.type="button",n.className="close",n.textContent=LAUNCHER_WORDS.close,i.append(n),r.append(t,i),document.body.append(a);let e,p=()=>{e?.focus(),e?.contentWindow?.postMessage("careers-chat-focus",c)},d=o=>{if(a.classList.toggle("open",o),!o){t.focus();return}e?p():(e=document.createElement("iframe"),e.title=LAUNCHER_WORDS.title,e.src=`${c}/chat?embedded`,e.addEventListener("load",p,{once:!0}),i.append(e),n.focus())};t.addEventListener("click",()=>d(!0)),n.addEventListener("click",()=>d(!1)),r.addEventListener("keydown",o=>{o instanceof KeyboardEvent&&o.key==="Escape"&&d(!1)}),addEventListener("message",({source:o,origin:u,data:h})=>{e&&o===e.contentWindow&&u===c&&h==="careers-chat-close"&&d(!1)})}document.body?f():document.addEventListener("DOMContentLoaded",f);})();
