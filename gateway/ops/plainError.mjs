/** A failure that its sentence explains in full: it is shown without a stack. */
export class PlainError extends Error {
  /**
   * @param {string} code stable name of the failure
   * @param {string} sentence what happened and what to do
   * @param {string} [details] last lines of a log, shown before the sentence
   */
  constructor(code, sentence, details = '') {
    super(sentence);
    this.name = 'PlainError';
    this.code = code;
    this.details = details;
  }
}
