/** A setting that is missing or wrong: one sentence that says what to do. */
export class EnvError extends Error {
  readonly code = 'bad_environment';
}
