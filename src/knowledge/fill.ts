// Sentences with {placeholders} in them.

export const PLACEHOLDER = /\{([A-Za-z]+)\}/g;

/** Puts values into a sentence's {placeholders}; one without a value is left out. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(PLACEHOLDER, (_, name: string) => String(values[name] ?? ''));
}
