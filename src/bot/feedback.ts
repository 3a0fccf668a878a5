// Teams' own feedback buttons under an answer. Teams also asks what was liked or not; that text is not read.

import { z } from 'zod';

/** The name of the activity that Teams sends when one is pressed. */
export const FEEDBACK = 'message/submitAction';

const pressed = z.object({
  actionName: z.literal('feedback'),
  actionValue: z.object({ reaction: z.enum(['like', 'dislike']) }),
});

/** Whether the thumb was up; undefined where something else was pressed. */
export function readThumb(value: unknown): boolean | undefined {
  const { data } = pressed.safeParse(value);
  return data && data.actionValue.reaction === 'like';
}
