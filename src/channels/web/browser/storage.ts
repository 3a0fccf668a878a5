// What this tab remembers: in sessionStorage, or, where a browser denies it to a frame of another site, in the page
// around, whose origin is trusted to frame us (the launcher keeps the key there).

const held = new Map<string, string>();

/** Whether this page may keep things itself. */
export const hasStorage = ((): boolean => {
  try {
    return Boolean(sessionStorage);
  } catch {
    return false;
  }
})();

export function recall(name: string): string | null {
  return hasStorage ? sessionStorage.getItem(name) : (held.get(name) ?? null);
}

/** An empty text forgets. */
export function remember(name: string, text: string): void {
  if (!hasStorage) held.set(name, text);
  else if (text === '') sessionStorage.removeItem(name);
  else {
    try {
      sessionStorage.setItem(name, text);
    } catch {
      // A text larger than a browser keeps is not there after a reload; it is sent all the same.
    }
  }
}
