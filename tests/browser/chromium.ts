// Starts Chromium for the tests.

import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { CHROMIUM, findProgram } from '../programs.ts';

const QUIET = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser without a window. */
export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: findProgram(CHROMIUM),
    ...options,
    args: [...QUIET, ...(options.args ?? [])],
  });
}
