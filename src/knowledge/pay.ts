// What the pay bands pay, as figures that may be shown.

import type { Band } from './kinds.ts';
import type { PayBands } from './schema/reference.ts';

export interface ShownPay {
  /** As people write it: "2026/27". */
  year: string;
  isNewest: boolean;
  /** Pounds a year, full time, at the start of the band. */
  entry: number;
  /** At its end; left out where only the start may be shown. */
  top?: number;
}

/** The pay of a band in the newest year whose figures may be shown; undefined where none may. */
export function shownPay({ years }: PayBands, band: Band): ShownPay | undefined {
  for (const [index, { year, bands, showToPublic }] of years.entries()) {
    const row = bands.find((one) => one.band === band);
    if (!row) continue;
    const isEntryShown = !showToPublic || showToPublic.entryPayOfBands.includes(band);
    if (!isEntryShown) continue;
    const pay = { year, isNewest: index === 0, entry: row.entry };
    return !showToPublic || row.entry === row.top ? { ...pay, top: row.top } : pay;
  }
  return undefined;
}
