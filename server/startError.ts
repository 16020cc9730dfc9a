/** The start cannot go on, for a reason that whoever starts can mend: shown as a sentence, without a stack. */
export class StartError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'StartError';
  }
}
