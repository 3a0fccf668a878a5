// Jest's usual environment, in which suites also find what built-once.ts gives: each suite has a world of its own, where
// reading and building everything takes five seconds. It is JavaScript because Jest loads it itself.

import { createRequire } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';

const require = createRequire(import.meta.url);

export default class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.builtOnce = () => require('./built-once.ts');
  }
}
