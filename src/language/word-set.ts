/** Words that can be asked for one by one; a set, or several looked at in turn. */
export type WordSet = Pick<ReadonlySet<string>, 'has'>;
