"use strict";(()=>{var E=`
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
@media print{:host{display:none}}`,x="careers-chat",d=document.currentScript;function g(){if(!(d instanceof HTMLScriptElement))return;let r=new URL(d.src).origin,a=document.createElement("div");d.dataset.side&&(a.dataset.side=d.dataset.side);let f=a.attachShadow({mode:"open"}),h=new CSSStyleSheet;h.replaceSync(E),f.adoptedStyleSheets=[h];let o=document.createElement("button");o.type="button",o.className="launch",o.textContent=d.dataset.label||LAUNCHER_WORDS.open,o.setAttribute("aria-haspopup","dialog");let c=document.createElement("section");c.setAttribute("role","dialog"),c.setAttribute("aria-label",LAUNCHER_WORDS.title);let s=document.createElement("button");s.type="button",s.className="close",s.textContent=LAUNCHER_WORDS.close;let u=document.createElement("div");u.className="bar";let m=document.createElement("b");m.textContent=LAUNCHER_WORDS.title,u.append(m,s),c.append(u),f.append(o,c),document.body.append(a);let e,b=()=>{e?.focus(),e?.contentWindow?.postMessage("careers-chat-focus",r)},l=t=>{if(a.classList.toggle("open",t),!t){o.focus();return}e?b():(e=document.createElement("iframe"),e.title=LAUNCHER_WORDS.title,e.src=`${r}/chat?embedded`,e.addEventListener("load",b,{once:!0}),c.append(e),s.focus())};o.addEventListener("click",()=>l(!0)),s.addEventListener("click",()=>l(!1)),f.addEventListener("keydown",t=>{t instanceof KeyboardEvent&&t.key==="Escape"&&l(!1)}),document.addEventListener("focusin",({target:t})=>{let i=o.getBoundingClientRect(),n=t instanceof Element&&t!==a&&t.getBoundingClientRect(),p=n&&n.bottom>i.top&&n.top<i.bottom&&n.right>i.left&&n.left<i.right;o.style.opacity=p?"0":""}),addEventListener("message",({source:t,origin:i,data:n})=>{if(!(!e||t!==e.contentWindow||i!==r))if(n==="careers-chat-close")l(!1);else if(n==="which"){let p=sessionStorage.getItem(x);p&&e.contentWindow?.postMessage({key:p},r)}else typeof n?.key=="string"&&sessionStorage.setItem(x,n.key)})}document.body?g():document.addEventListener("DOMContentLoaded",g);})();
