// What a person sees of a message in Teams: its words, from text or card, and what can be pressed.

import type { Activity } from 'botbuilder';

/** Every text that is shown, in its order, with Markdown's signs as the bot wrote them. */
export function shownText(activity: Partial<Activity> | undefined): string {
  const texts: string[] = activity?.text ? [activity.text] : [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, part] of Object.entries(value)) {
        if (['text', 'title', 'value'].includes(name) && typeof part === 'string') texts.push(part);
        else if (!['selectAction', 'data', 'choices'].includes(name)) walk(part);
      }
    }
  };
  walk(activity?.attachments?.[0]?.content?.body);
  return texts.join('\n');
}

/** What the buttons of a message say when they are pressed. */
export function shownChoices(activity: Partial<Activity> | undefined): string[] {
  const card = activity?.attachments?.[0]?.content;
  const suggested = activity?.suggestedActions?.actions.map(({ title }) => title);
  const listed = card?.body?.at(-1)?.choices?.map((one: { title: string }) => one.title) ?? [];
  const buttons = card?.actions?.flatMap(
    (action: { data: { say?: string } }) => action.data.say ?? [],
  );
  return suggested ?? [...listed, ...(buttons ?? [])];
}
