// Before anyone is answered: what is worked out when it is first needed is worked out.

/** Has each question answered once as it stands and once misspelt, to nobody: whoever comes first waits no longer. */
export function warmUp(answer: (question: string) => void, questions: readonly string[]): void {
  for (const question of questions) {
    answer(question);
    answer(misspelt(question));
  }
}

/** Each word without its fourth letter. */
function misspelt(text: string): string {
  return text.replace(/(\p{L}{3})\p{L}/gu, '$1');
}
