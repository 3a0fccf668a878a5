// No file grows past 350 lines and no function past 60, unless a reason stands here.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from '@swc/core';

const LONGEST_FILE = 350;
const LONGEST_FUNCTION = 60;

/** Why some functions are longer: one of these reasons for each. */
const REASONS: Readonly<Record<string, readonly string[]>> = {
  'it holds a connection, a queue or an index, and its short methods share that': [
    'store/sqlite.ts openSqliteStore',
    'store/redis.ts openRedisStore',
    'store/redis-connection.ts connectToRedis',
    'desk/publishing.ts openTrustFolder',
    'turns/turns.ts buildTurns',
    'matching/lexicon.ts buildLexicon',
    'matching/phrase-index.ts openPhraseIndex',
    'matching/point-terms.ts readPointTerms',
    'matching/text-index.ts buildTextIndex',
    'matching/title-index.ts buildTitleIndex',
    'knowledge/folder.ts openFolder',
    'knowledge/overlay.ts mergeOverlay',
    'http/metrics.ts buildMetrics',
    'safety/distress/reader.ts buildDistressReader',
    'safety/distress/weigh.ts buildWeighing',
    'understanding/kin.ts buildKinReader',
    'understanding/wrapping.ts buildUnwrap',
    'understanding/readers/criteria.ts buildCriteriaReader',
    'dialogs/engine/read-answer.ts answerReader',
    'dialogs/plan/plan-steps.ts stepMaker',
    'dialogs/erasure.ts buildErasure',
  ],
  'it is a list: of routes, of settings, of kinds': [
    'channels/web/routes.ts webRoutes',
    'channels/web/role-catalogue.ts allFilters',
    'tools/app-package/manifest.ts buildManifest',
    'understanding/facts/build.ts factsOf',
    'http/server.ts buildServer',
    'run.ts run',
  ],
  'a channel: its handlers share the services and read as one conversation with the outside': [
    'channels/web/chat.ts buildChat',
    'channels/web/plan.ts buildPlanPages',
    'channels/messages.ts buildMessages',
    'bot/message-extension.ts buildMessageExtension',
    'channels/desk/sign-in.ts openIdWay',
    'channels/desk/pages/home.ts homePages',
    'channels/desk/pages/change.ts changePages',
    'channels/desk/server.ts buildDeskServer',
  ],
  'a script of a page: it reads the elements of the page once and listens to them': [
    'channels/web/browser/chat.ts start',
    'channels/web/browser/embed.ts place',
    'channels/web/browser/conversation.ts openConversation',
  ],
  'one decision, each branch a line or two, easier to check in one piece': [
    'dialogs/engine/dialogs.ts take',
    'dialogs/script/feasible.ts explore',
    'safety/distress/pattern.ts lookIn',
    'safety/distress/reader.ts read',
  ],
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(path.join('src', file), 'utf8') }));

const FUNCTIONS: ReadonlySet<unknown> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'MethodProperty',
  'ClassMethod',
]);

/** The functions of a file with their lengths in lines; one without a name has that of what holds it. */
function functionsIn(text: string): { name: string; lines: number }[] {
  const found: { name: string; lines: number }[] = [];
  // A program's span begins at its first token, so one stands before the comments.
  const whole = `;${text}`;
  const bytes = Buffer.from(whole);
  const program = parseSync(whole, { syntax: 'typescript', target: 'es2024' });
  const visit = (node: unknown, name: string): void => {
    if (Array.isArray(node)) for (const one of node) visit(one, name);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const parts = new Map<string, unknown>(Object.entries(node));
    const own =
      nameIn(parts.get('identifier')) ?? nameIn(parts.get('key')) ?? nameIn(parts.get('id'));
    const span = parts.get('span');
    if (FUNCTIONS.has(parts.get('type')) && isSpan(span)) {
      const start = span.start - program.span.start;
      const written = bytes.subarray(start, span.end - program.span.start).toString();
      found.push({ name: own ?? name, lines: written.split('\n').length });
    }
    for (const part of parts.values()) visit(part, own ?? name);
  };
  visit(program.body, '');
  return found;
}

function nameIn(node: unknown): string | undefined {
  if (typeof node !== 'object' || node === null || !('value' in node)) return undefined;
  return typeof node.value === 'string' ? node.value : undefined;
}

function isSpan(span: unknown): span is { start: number; end: number } {
  return typeof span === 'object' && span !== null && 'start' in span && 'end' in span;
}

test(`no file has more than ${LONGEST_FILE} lines`, () => {
  expect(files.length).toBeGreaterThan(100);
  expect(
    files.filter(({ text }) => text.split('\n').length > LONGEST_FILE).map(({ file }) => file),
  ).toEqual([]);
});

test(`functions of more than ${LONGEST_FUNCTION} lines are the ones that have a reason`, () => {
  const long = files.flatMap(({ file, text }) =>
    functionsIn(text)
      .filter(({ lines }) => lines > LONGEST_FUNCTION)
      .map(({ name }) => `${file} ${name}`),
  );
  expect(long.toSorted()).toEqual(Object.values(REASONS).flat().toSorted());
});
