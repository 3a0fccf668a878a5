// Words that share runs of three letters with a typed one: the few that it may be a misspelling of.
//
//     portor  ->  ^po por ort rto tor or$
//     porter  ->  ^po por ort rte ter er$      three in common

/** A longer word shares more than one trigram with what is meant. */
const LONG_WORD = 6;

export class TrigramIndex {
  private readonly texts: string[] = [];
  private readonly numbers: number[] = [];
  private readonly byTrigram = new Map<string, number[]>();
  private shared = new Uint8Array(0);

  /** Adds a word under a number of the caller's. */
  add(text: string, number: number): void {
    const place = this.texts.push(text) - 1;
    this.numbers.push(number);
    for (const trigram of trigramsOf(text)) {
      const places = this.byTrigram.get(trigram);
      if (places) places.push(place);
      else this.byTrigram.set(trigram, [place]);
    }
  }

  /** Numbers of the words nearest to `text`, the most alike first. */
  near(text: string, most: number): number[] {
    const least = text.length > LONG_WORD ? 2 : 1;
    const ranked: { place: number; overlap: number }[] = [];
    for (const place of this.countShared(text)) {
      const count = this.shared[place] ?? 0;
      this.shared[place] = 0;
      if (count < least) continue;
      ranked.push({ place, overlap: count / (text.length + this.textAt(place).length) });
    }
    ranked.sort((a, b) => b.overlap - a.overlap || this.inOrder(a.place, b.place));
    return ranked.slice(0, most).map(({ place }) => this.numbers[place] ?? 0);
  }

  /** Counts in `shared` how many trigrams each word has in common with `text`; gives the words that have any. */
  private countShared(text: string): number[] {
    if (this.shared.length < this.texts.length) {
      this.shared = new Uint8Array(this.texts.length * 2);
    }
    const touched: number[] = [];
    for (const trigram of trigramsOf(text)) {
      for (const place of this.byTrigram.get(trigram) ?? []) {
        const count = this.shared[place] ?? 0;
        if (count === 0) touched.push(place);
        this.shared[place] = count + 1;
      }
    }
    return touched;
  }

  private textAt(place: number): string {
    return this.texts[place] ?? '';
  }

  private inOrder(a: number, b: number): number {
    return this.textAt(a) < this.textAt(b) ? -1 : 1;
  }
}

function trigramsOf(text: string): Set<string> {
  const padded = `^${text}$`;
  const found = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at++) found.add(padded.slice(at, at + 3));
  return found;
}
