/** What a provider's refusal looks like to the rooms above. */

/** The provider said no, and will say no again: a used or forged code, a blocked person. */
export class ProviderRefused extends Error {
  override readonly name = 'ProviderRefused';

  /** `code` is the provider's own; `message` tells the reader what to do. */
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The provider did not answer, or is busy: the same question may succeed later. */
export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable';

  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
