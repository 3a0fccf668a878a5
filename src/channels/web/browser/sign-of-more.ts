// Shows an arrow while the end of the conversation is out of sight.

export function signOfMore(sign: HTMLElement, end: HTMLElement, scroller: HTMLElement): void {
  sign.addEventListener('click', () =>
    scroller.scrollBy({ top: scroller.clientHeight * 0.8, behavior: scrolling() }),
  );
  new IntersectionObserver(([entry]) => {
    sign.hidden = entry?.isIntersecting ?? true;
  }).observe(end);
}

/** At once for people who do not like things to move. */
export function scrolling(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
}
