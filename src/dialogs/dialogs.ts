// One step through a guided dialog: (state, what was said) -> (state, replies). Pure; where it stands is walked anew each time.

import { contactWords } from '../answers/applying.ts';
import { type Block, paragraph, type Reply, reply } from '../answers/reply.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { fill } from '../knowledge/wording.ts';
import { buildLexicon } from '../matching/lexicon.ts';
import { readChoice } from '../recognizer/choice.ts';
import type { Recognition } from '../recognizer/recognize.ts';
import { fold, tokens } from '../text.ts';
import { askedSlots, type Heard, type HeardPhrases, hear, heardPhrases } from './hear.ts';
import { isQuestion, readControl } from './intents.ts';
import type { Scripts } from './load.ts';
import { find, walk } from './path.ts';
import { aboutRoles, question } from './question.ts';
import { countFitting, rankRoles } from './rank-roles.ts';
import { type Answer, type AnswerReader, answerReader } from './read-answer.ts';
import { RESULTS_SHOWN } from './results-words.ts';
import type { AskStep, Script } from './schema.ts';
import { show } from './show.ts';
import { factsWords, slotLabel, slotWords } from './slot-words.ts';
import { fitting, SLOT_NAMES, type SlotName, type Slots } from './slots.ts';
import { type DialogState, newState } from './state.ts';

/** What one message did to a dialog. */
export interface Taken {
  /** undefined: the dialog is over. */
  state: DialogState | undefined;
  replies: Reply[];
  /** The end was reached: what can be kept under a code. */
  ended?: { script: string; slots: Slots };
}

/** Roles that were read from the message that starts a dialog. */
export interface NamedRoles {
  roles: readonly { id: string }[];
  own: readonly { id: string }[];
}

export interface Dialogs {
  has(script: string): boolean;
  /** Starts a dialog; what was said in the same breath, or before in another dialog, is not asked again. */
  start(
    script: string,
    recognition: Recognition | undefined,
    before: Slots,
    named?: NamedRoles,
  ): Taken;
  /** Asks which to go on with, when another dialog is asked for in the middle of one. */
  offerSwitch(state: DialogState, script: string, recognition: Recognition): Taken;
  /** Goes on with a dialog. 'question': this is something else, to be answered outside; 'unclear': perhaps. */
  take(state: DialogState, recognition: Recognition): Taken | 'question' | 'unclear';
  /** The question, or the end, once more. */
  goOn(state: DialogState): Taken;
  /** From the first open question, with what is known, and why. */
  restart(state: DialogState, why: string): Taken;
  /** The state after the end that these slots lead to. */
  ended(script: string, slots: Slots): DialogState;
  /** The step's question once more, after something else. */
  resume(state: DialogState, lead: string | undefined): Reply[];
  /** An answer that was not understood. */
  miss(state: DialogState): Taken;
  /** The end that these slots lead to; undefined where they lead to none. */
  shown(script: string, slots: Slots): Reply | undefined;
}

const MANY_MISSES = 3;
const MOST_OFFERED = 4;
const MOST_CHOICES = 4;
/** A correction says no more than this; a longer text is something else. */
const LONGEST_PICK = 8;

export function buildDialogs(knowledge: Knowledge, all: Scripts): Dialogs {
  const { scripts, wording } = all;
  const countRoles = (slots: Slots) => countFitting(knowledge, slots);
  const dontKnow = buildLexicon([{ value: true as const, phrases: wording.dontKnow }]);
  const goOnWords = buildLexicon([{ value: true as const, phrases: wording.goOn }]);
  const correcting = buildLexicon([{ value: true as const, phrases: wording.corrections }]);
  const readers = new Map<AskStep, AnswerReader>();
  const phrases = new Map<string, HeardPhrases>();
  for (const script of scripts.values()) {
    phrases.set(script.id, heardPhrases(script));
    for (const step of script.steps)
      if (step.kind === 'ask') readers.set(step, answerReader(step, dontKnow));
  }

  function scriptOf(id: string): Script {
    const script = scripts.get(id);
    if (!script) throw new Error(`there is no dialog "${id}"; add dialogs/${id}.yaml`);
    return script;
  }

  function listen(script: Script, recognition: Recognition, isStart: boolean): Heard {
    const lexicon = phrases.get(script.id);
    return lexicon ? hear(knowledge, script, lexicon, recognition, isStart) : { slots: {} };
  }

  function start(
    id: string,
    recognition: Recognition | undefined,
    before: Slots,
    named?: NamedRoles,
  ): Taken {
    const script = scriptOf(id);
    const heard: Heard = recognition ? listen(script, recognition, true) : { slots: {} };
    const own = named?.own[0]?.id;
    const isClear = own !== undefined && heard.unsure === undefined;
    const goal = isClear ? named?.roles.find((role) => role.id !== own)?.id : undefined;
    const roles: Slots = {
      ...(own ? { own } : {}),
      ...(goal ? { goal, direction: 'named' } : {}),
    };
    const state = newState(script, { ...before, ...heard.slots, ...roles });
    const told = namesIn(heard.slots).filter((name) => name !== 'direction');
    const facts = told.filter((name) => !isRoleSlot(name));
    return goOn(
      { ...state, ...(heard.unsure ? { unsure: heard.unsure } : {}) },
      facts.length > 0
        ? [
            fill(wording.question.noted, {
              facts: factsWords(knowledge, wording, script, state.slots, facts),
            }),
          ]
        : [],
    );
  }

  /** Walks to the next stop and puts its question, starts the dialog that fills a slot, or shows the end. */
  function goOn(state: DialogState, before: readonly string[]): Taken {
    const script = scriptOf(state.script);
    const { passed, stop } = walk(script, state.slots, countRoles);
    const since = passed.findIndex((step) => step.id === state.trail.at(-1)?.step);
    const said = passed.slice(since + 1).flatMap((step) => (step.kind === 'say' ? [step.say] : []));
    const lines = [...before, ...said];
    if (!stop) throw new Error(`the script "${script.id}" runs out; npm run check says where`);
    if (stop.kind === 'ask') {
      const { unsure, ...rest } = state;
      const next: DialogState = {
        ...rest,
        step: stop.id,
        ...(unsure?.slot === stop.slot ? { offered: unsure } : unsure ? { unsure } : {}),
      };
      return {
        state: next,
        replies: [question(knowledge, all, script, stop, next, countRoles, lines)],
      };
    }
    if (stop.kind === 'start') {
      const caller = { script: script.id, step: stop.id, trail: state.trail };
      const called = scriptOf(stop.start);
      const slots = { ...state.slots };
      delete slots[stop.fills];
      return goOn({ ...newState(called, slots), callers: [...state.callers, caller] }, lines);
    }
    const reply = show(knowledge, all, script, stop.show, state.slots);
    const caller = state.callers.at(-1);
    const starting = caller && find(scriptOf(caller.script), caller.step);
    const withLines = prepend(reply, lines);
    if (caller && starting?.kind === 'start') {
      const found = rankRoles(knowledge, state.slots).slice(0, RESULTS_SHOWN);
      const offered = { slot: starting.fills, roles: found.map(({ role }) => role.id) };
      const choices = [
        ...found.map(({ role }) => role.title),
        wording.plan.next.told,
        wording.plan.next.back,
      ];
      return {
        state: { ...state, step: stop.id, offered },
        replies: [
          {
            ...withLines,
            choices,
            blocks: [...withLines.blocks, paragraph(wording.question.pick)],
          },
        ],
      };
    }
    const { offered: _, unsure: __, listing: ___, ...rest } = state;
    return {
      state: { ...rest, step: stop.id, misses: 0, isDone: true },
      replies: [withLines],
      ended: { script: script.id, slots: state.slots },
    };
  }

  function take(state: DialogState, recognition: Recognition): Taken | 'question' | 'unclear' {
    const script = scriptOf(state.script);
    if (state.switchTo) return settleSwitch(state, recognition);
    const control = readControl(recognition);
    if (state.listing && state.listing.length > 0) {
      const changed = changeLine(state, recognition, state.listing);
      if (changed) return changed;
    }
    const { listing: _, ...base } = state;
    const step = find(script, state.step);
    const ask = step?.kind === 'ask' ? step : undefined;
    const asked = ask && !state.isDone ? ask : undefined;
    if (base.offered) {
      const picked = pick(base, recognition);
      if (picked) return picked;
    }
    const direct = asked && !isAskingWhy(control) && readers.get(asked)?.direct(recognition);
    if (asked && direct) return answer(base, asked, direct, recognition);
    const steered = control && steer(base, control);
    if (steered) return steered;
    const asksSomething = isQuestion(recognition);
    if (asked?.ask === 'role' && recognition.asks[0]?.intent === 'dialog-find-a-role')
      return answer(base, asked, { kind: 'unknown' }, recognition);
    if (control && !ASIDE.has(control)) return 'unclear';
    if (control) return 'question';
    if (asksSomething && !(asked?.ask === 'role' && wantsJob(recognition))) return 'question';
    if (state.isDone && !isCorrection(recognition)) return 'question';
    const heard = listen(script, recognition, false);
    if (asked?.slot === 'own' && heard.slots.own === undefined && heard.slots.goal !== undefined) {
      heard.slots.own = heard.slots.goal;
      delete heard.slots.goal;
      delete heard.slots.direction;
    }
    if (asked?.slot === 'own' && heard.unsure?.slot === 'goal') heard.unsure.slot = 'own';
    if (asked?.ask === 'role') {
      const answered = answerRole(base, asked, heard, recognition);
      if (answered) return answered;
    } else if (heard.slots.goal !== undefined && !isCorrection(recognition))
      delete heard.slots.goal;
    Object.assign(heard.slots, { ...elsewhere(script, state, asked, recognition), ...heard.slots });
    const own = asked ? heard.slots[asked.slot] : undefined;
    const loose = asked && own === undefined ? readers.get(asked)?.loose(recognition) : undefined;
    const isCorrecting = isCorrection(recognition) && namesIn(heard.slots).length > 0;
    if (asked && loose && !isCorrecting) return answer(base, asked, loose, recognition);
    if (namesIn(heard.slots).length > 0) return fillIn(base, asked, heard.slots, heard.unsure);
    if (asked && loose) return answer(base, asked, loose, recognition);
    if (state.isDone) return 'question';
    if (wantsToGoOn(recognition)) return again(base, []);
    return 'unclear';
  }

  /** The answer to another question of the script, which has not come yet: "a levels" when asked about a goal. */
  function elsewhere(
    script: Script,
    state: DialogState,
    asked: AskStep | undefined,
    recognition: Recognition,
  ): Slots {
    const found: Slots = {};
    for (const step of script.steps) {
      if (step.kind !== 'ask' || step === asked) continue;
      if (state.slots[step.slot] !== undefined || NOT_AHEAD.has(step.slot)) continue;
      const reader = readers.get(step);
      // "science and working with kids" answers two questions of the kind where several may be picked.
      const isBeside = asked?.ask === 'choices' && step.ask === 'choices';
      const answer = isBeside
        ? reader?.loose(recognition)
        : step.ask === 'choice'
          ? reader?.wholly(recognition)
          : undefined;
      if (answer?.kind === 'value') found[step.slot] = answer.value;
    }
    return namesIn(found).length === 1 ? found : {};
  }

  /** The answer to the question that was put. */
  function answer(
    state: DialogState,
    step: AskStep,
    given: Answer,
    recognition: Recognition,
  ): Taken {
    const heard = listen(scriptOf(state.script), recognition, false);
    const value = given.kind === 'unknown' ? (step.unknown ?? null) : given.value;
    const fits = fitting(step.slot, value, knowledge);
    if (fits === undefined) return miss(state);
    const beside: Slots = { ...heard.slots };
    delete beside.goal;
    if (DEPENDENT.has(step.slot)) delete beside.qualifications;
    return fillIn(state, step, { ...beside, [step.slot]: fits });
  }

  /** A job as the answer: clear, one of several, a whole field, or none that is known. */
  function answerRole(
    state: DialogState,
    step: AskStep,
    heard: { slots: Slots; unsure?: DialogState['unsure'] },
    recognition: Recognition,
  ): Taken | undefined {
    if (heard.slots[step.slot] !== undefined) return fillIn(state, step, heard.slots, heard.unsure);
    if (heard.unsure?.slot === step.slot) {
      const { slot, roles } = heard.unsure;
      const offered = { slot, roles: roles.slice(0, MOST_OFFERED) };
      return again({ ...state, slots: { ...state.slots, ...heard.slots }, offered }, []);
    }
    const unknown =
      recognition.jobs.find((job) => job.isElsewhere)?.text ?? recognition.unknownTitle;
    if (unknown !== undefined)
      return again(state, [fill(wording.question.unknownJob, { text: unknown })]);
    const family = recognition.criteria.must.find((one) => one.kind === 'family');
    if (family && step.slot === 'goal')
      return fillIn(state, step, { goal: null, goalFamily: family.value });
    return undefined;
  }

  /** Puts values into slots, drops answers that no longer lie on the path, and goes on. */
  function fillIn(
    state: DialogState,
    step: AskStep | undefined,
    filled: Slots,
    unsure?: DialogState['unsure'],
  ): Taken {
    const script = scriptOf(state.script);
    const { offered: _, isDone: __, ...rest } = state;
    const implied = withImplied(filled, state.slots);
    const slots = { ...state.slots, ...implied };
    const changed = namesIn(implied).filter(
      (name) =>
        state.slots[name] !== undefined &&
        JSON.stringify(state.slots[name]) !== JSON.stringify(implied[name]),
    );
    const fresh = namesIn(implied).filter(
      (name) => name !== step?.slot && state.slots[name] === undefined,
    );
    dropStale(script, state.slots, slots, new Set(namesIn(implied)));
    const isAnswered = step !== undefined && implied[step.slot] !== undefined;
    const trail = isAnswered
      ? [
          ...state.trail,
          {
            step: step.id,
            filled: namesIn(implied).filter((name) => name === step.slot || fresh.includes(name)),
          },
        ]
      : state.trail;
    const lines = [
      ...noted(script, slots, changed, wording.question.changed),
      ...noted(script, slots, fresh, wording.question.noted),
    ];
    return goOn({ ...rest, slots, trail, misses: 0, ...(unsure ? { unsure } : {}) }, lines);
  }

  function noted(
    script: Script,
    slots: Slots,
    changed: readonly SlotName[],
    text: string,
  ): string[] {
    const shown = changed.filter((name) => slots[name] !== undefined && name !== 'direction');
    return shown.length > 0
      ? [fill(text, { facts: factsWords(knowledge, wording, script, slots, shown) })]
      : [];
  }

  /** Answers to questions that the path no longer comes to are taken out; what was told unasked stays. */
  function dropStale(
    script: Script,
    before: Slots,
    slots: Slots,
    filled: ReadonlySet<SlotName>,
  ): void {
    const onPath = (all: Slots) =>
      new Set(
        walk(script, all, countRoles).passed.flatMap((step) =>
          step.kind === 'ask' ? [step.slot] : [],
        ),
      );
    const now = onPath(slots);
    for (const name of onPath(before)) {
      if (now.has(name) || filled.has(name)) continue;
      // A later answer waits for a question in between that is open again.
      const isBehindOpen = walk(script, slots, countRoles).stop?.kind === 'ask';
      if (!isBehindOpen || DEPENDENT.has(name)) delete slots[name];
    }
  }

  function steer(state: DialogState, control: string): Taken | undefined {
    const script = scriptOf(state.script);
    const step = find(script, state.step);
    const ask = step?.kind === 'ask' ? step : undefined;
    switch (control) {
      case 'stop': {
        if (state.isDone) return undefined;
        return {
          state: undefined,
          replies: [inDialog(script, [paragraph(wording.repair.stopped)], null)],
        };
      }
      case 'start-again': {
        const first = state.callers[0]?.script ?? state.script;
        const taken = start(first, undefined, {});
        return {
          ...taken,
          replies: taken.replies.map((one, place) =>
            place === 0 ? prepend(one, [wording.repair.again]) : one,
          ),
        };
      }
      case 'back':
        return back(state);
      case 'skip': {
        if (!ask || state.isDone) return undefined;
        if (!ask.skip) return again(state, [wording.repair.cannotSkip]);
        return fillIn(state, ask, { [ask.slot]: null });
      }
      case 'why-do-you-ask':
        return ask && !state.isDone ? again(state, [ask.why]) : undefined;
      case 'help':
        return ask && !state.isDone
          ? again(state, [fill(wording.repair.help, { why: ask.why })])
          : undefined;
      case 'repeat':
        return again(state, []);
      case 'what-have-i-told-you':
        return tell(state);
      default:
        return undefined;
    }
  }

  /** Takes the last answer away, with everything that it filled. */
  function back(state: DialogState): Taken {
    const { offered, isDone: _, unsure: __, ...rest } = state;
    const step = find(scriptOf(state.script), state.step);
    if (offered && step?.kind === 'ask') return goOn(rest, []);
    const trail = [...state.trail];
    const last = trail.pop();
    if (!last) {
      const callers = [...state.callers];
      const caller = callers.pop();
      if (!caller) return again(state, [wording.repair.atTheStart]);
      const calling = scriptOf(caller.script);
      const slots = { ...state.slots };
      const before = [...caller.trail];
      for (const name of before.pop()?.filled ?? []) delete slots[name];
      return goOn({ ...rest, script: calling.id, callers, trail: before, slots, misses: 0 }, []);
    }
    const slots = { ...state.slots };
    for (const name of last.filled) delete slots[name];
    return goOn({ ...rest, slots, trail, misses: 0 }, []);
  }

  /** The question, or the end, once more. */
  function again(state: DialogState, lines: readonly string[]): Taken {
    const script = scriptOf(state.script);
    const step = find(script, state.step);
    if (step?.kind !== 'ask' || state.isDone) return goOn(state, lines);
    return { state, replies: [question(knowledge, all, script, step, state, countRoles, lines)] };
  }

  function pick(state: DialogState, recognition: Recognition): Taken | undefined {
    const { offered, ...rest } = state;
    if (!offered) return undefined;
    const roles = offered.roles.flatMap((id) => knowledge.roles.get(id) ?? []);
    const titles = roles.map((role) => role.title);
    const isShort = tokens(recognition.utterance).length <= LONGEST_PICK;
    const choice =
      isShort && !isQuestion(recognition)
        ? readChoice(
            recognition.utterance,
            [...titles, wording.question.noneOfThese],
            recognition.asks[0],
          )
        : undefined;
    const named = recognition.jobs
      .flatMap((job) => (isQuestion(recognition) ? [] : job.roles))
      .find((role) => roles.includes(role));
    const role = (typeof choice === 'number' ? roles[choice] : undefined) ?? named;
    const caller = state.callers.at(-1);
    const starting = caller && find(scriptOf(caller.script), caller.step);
    const isForCaller = find(scriptOf(state.script), state.step)?.kind === 'show';
    if (role && isForCaller && caller && starting?.kind === 'start') {
      const trail = [...caller.trail, { step: starting.id, filled: [starting.fills] }];
      return goOn(
        {
          ...newState(scriptOf(caller.script), { ...state.slots, [starting.fills]: role.id }),
          trail,
          callers: state.callers.slice(0, -1),
        },
        [],
      );
    }
    const step = find(scriptOf(state.script), state.step);
    if (role && step?.kind === 'ask') return fillIn(rest, step, { [offered.slot]: role.id });
    if (choice === 'none' || choice === titles.length)
      return isForCaller ? again(state, []) : again(rest, [wording.question.typeTitle]);
    return undefined;
  }

  function tell(state: DialogState): Taken {
    const script = scriptOf(state.script);
    const listing = namesIn(state.slots).filter(
      (name) => name !== 'direction' || script.id === 'progression',
    );
    if (listing.length === 0) return withResume(state, script, [paragraph(wording.told.nothing)]);
    const items = listing.map((name) =>
      factsWords(knowledge, wording, script, state.slots, [name]),
    );
    const choices = listing
      .slice(-(MOST_CHOICES - 1))
      .map((name) =>
        fill(wording.told.changeOne, { label: slotLabel(wording, script, name).toLowerCase() }),
      );
    const blocks: Block[] = [
      paragraph(wording.told.lead),
      { kind: 'numbered', items },
      paragraph(wording.told.change),
    ];
    return {
      state: { ...state, listing },
      replies: [
        {
          ...inDialog(script, blocks),
          roles: aboutRoles(knowledge, state),
          choices: [...choices, wording.told.goOn],
        },
      ],
    };
  }

  function withResume(state: DialogState, script: Script, blocks: Block[]): Taken {
    const resumed = again(state, []);
    return { ...resumed, replies: [inDialog(script, blocks), ...resumed.replies] };
  }

  /** "change 2", "change what you have", "2": that answer is taken out and asked again. */
  function changeLine(
    state: DialogState,
    recognition: Recognition,
    listing: readonly SlotName[],
  ): Taken | undefined {
    const script = scriptOf(state.script);
    const text = fold(recognition.utterance)
      .replace(/^\s*(?:please\s+)?(?:change|edit|correct|number|line)\s+/, '')
      .replace(/^(?:my|the|number|line)\s+/, '')
      .trim();
    const labels = listing.map((name) => slotLabel(wording, script, name));
    const place = readChoice(text, labels, undefined);
    const named = typeof place === 'number' ? listing[place] : undefined;
    const { listing: _, isDone: __, ...rest } = state;
    if (!named)
      return wantsToGoOn(recognition)
        ? again(state.isDone ? { ...rest, isDone: true } : rest, [])
        : undefined;
    const slots = { ...state.slots };
    const line = `${slotLabel(wording, script, named)}: ${slotWords(knowledge, wording, script, named, slots[named] ?? null)}`;
    delete slots[named];
    if (named === 'qualifications') for (const name of DEPENDENT) delete slots[name];
    const trail = state.trail.filter((one) => !one.filled.includes(named) || one.filled.length > 1);
    const isAsked = askedSlots(script).has(named);
    return goOn(
      { ...rest, slots, trail },
      isAsked ? [] : [fill(wording.question.removed, { facts: line })],
    );
  }

  function offerSwitch(state: DialogState, id: string, recognition: Recognition): Taken {
    const current = scriptOf(state.script);
    const other = scriptOf(id);
    const slots = listen(other, recognition, true).slots;
    const choices = [
      fill(wording.switch.keep, { title: current.title }),
      fill(wording.switch.start, { title: other.title }),
    ];
    const text = fill(wording.switch.ask, { current: current.title, other: other.title });
    return {
      state: { ...state, switchTo: { script: id, slots } },
      replies: [
        { ...inDialog(current, [paragraph(text), { kind: 'numbered', items: choices }]), choices },
      ],
    };
  }

  function settleSwitch(
    state: DialogState,
    recognition: Recognition,
  ): Taken | 'question' | 'unclear' {
    const { switchTo, ...rest } = state;
    if (!switchTo) return 'unclear';
    const current = scriptOf(state.script);
    const other = scriptOf(switchTo.script);
    const titles = [
      fill(wording.switch.keep, { title: current.title }),
      fill(wording.switch.start, { title: other.title }),
    ];
    const [best] = recognition.asks;
    const place =
      readChoice(recognition.utterance, titles, undefined) ??
      readChoice(recognition.utterance, [current.title, other.title], undefined);
    if (place === 1 || (best?.intent === 'yes' && best.score > 0.6)) {
      const { goal: _, own: __, direction: ___, ...kept } = state.slots;
      return start(switchTo.script, undefined, { ...kept, ...switchTo.slots });
    }
    if (place === 0 || place === 'none' || best?.intent === 'no' || wantsToGoOn(recognition))
      return again(rest, []);
    return take(rest, recognition);
  }

  function miss(state: DialogState): Taken {
    const script = scriptOf(state.script);
    const step = find(script, state.step);
    const misses = state.misses + 1;
    const next = { ...state, misses };
    if (step?.kind !== 'ask') return again(next, [wording.repair.missed]);
    const contact = contactWords(knowledge.trust.recruitment);
    const often = step.skip ? wording.repair.missedOften : wording.repair.missedOftenNoSkip;
    const line =
      misses >= MANY_MISSES
        ? fill(often, { contact })
        : misses === 2
          ? wording.repair.missedAgain
          : wording.repair.missed;
    return again(next, misses >= MANY_MISSES ? [line, step.why] : [line]);
  }

  function resume(state: DialogState, lead: string | undefined): Reply[] {
    if (state.isDone) return [];
    return again(state, lead === undefined ? [] : [lead]).replies;
  }

  function shown(id: string, slots: Slots): Reply | undefined {
    const script = scripts.get(id);
    if (!script) return undefined;
    const { stop } = walk(script, slots, countRoles);
    return stop?.kind === 'show' ? show(knowledge, all, script, stop.show, slots) : undefined;
  }

  function inDialog(script: Script, blocks: Block[], dialog: string | null = script.id): Reply {
    return reply({ outcome: 'dialog', topic: script.topic, dialog, blocks });
  }

  function isCorrection({ utterance }: Recognition): boolean {
    return correcting.find(utterance).length > 0;
  }

  function wantsToGoOn({ asks, utterance }: Recognition): boolean {
    const [best] = asks;
    if (goOnWords.find(utterance).length > 0 && tokens(utterance).length <= LONGEST_PICK)
      return true;
    return best !== undefined && best.score >= 0.6 && GOING_ON.has(best.intent);
  }

  return {
    has: (id) => scripts.has(id),
    start,
    offerSwitch,
    take,
    goOn: (state) => again(state, []),
    restart: (state, why) =>
      goOn({ ...newState(scriptOf(state.script), state.slots), callers: state.callers }, [why]),
    ended: (id, slots) => ({
      ...newState(scriptOf(id), slots),
      step: endOf(id, slots),
      isDone: true,
    }),
    resume,
    miss,
    shown,
  };

  function endOf(id: string, slots: Slots): string {
    return walk(scriptOf(id), slots, countRoles).stop?.id ?? '';
  }
}

const GOING_ON: ReadonlySet<string> = new Set([
  'yes',
  'acknowledgement',
  'thanks',
  'greeting',
  'praise',
]);
/** Answers that mean nothing without the one before them. */
const DEPENDENT: ReadonlySet<SlotName> = new Set(['gcseCount', 'gcseGrade', 'abroadLevel']);
/** Slots that only their own question fills: out of place, their words mean something else. */
const NOT_AHEAD: ReadonlySet<SlotName> = new Set([...DEPENDENT, 'direction']);

/** Intents that are answered outside. */
const ASIDE: ReadonlySet<string> = new Set(['person', 'save-plan', 'show-plan', 'delete-chat']);

function isAskingWhy(control: string | undefined): boolean {
  return control === 'why-do-you-ask' || control === 'what-have-i-told-you';
}

/** "How do I become a podiatrist" as the answer to "which job?". */
function wantsJob({ jobs, asks }: Recognition): boolean {
  const intent = asks[0]?.intent ?? '';
  return jobs.some((job) => job.roles.length > 0) && /^(?:entry|routes|dialog-)/.test(intent);
}

/** What follows from a value without saying: some GCSEs are a qualification, and none leave no number. */
function withImplied(filled: Slots, before: Slots): Slots {
  const implied = { ...filled };
  const hasGcses = typeof filled.gcseCount === 'number' && filled.gcseCount > 0;
  if (hasGcses && filled.qualifications === undefined) {
    const known = before.qualifications;
    if (known === 'none' || known === null) implied.qualifications = 'gcses';
  }
  return implied;
}

function namesIn(slots: Slots): SlotName[] {
  return SLOT_NAMES.filter((name) => slots[name] !== undefined);
}

function isRoleSlot(name: SlotName): boolean {
  return name === 'goal' || name === 'own';
}

function prepend(one: Reply, lines: readonly string[]): Reply {
  return lines.length > 0 ? { ...one, blocks: [...lines.map(paragraph), ...one.blocks] } : one;
}
