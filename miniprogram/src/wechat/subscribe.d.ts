/** Permission to send one notice a template. Call it first thing inside the tap, before any `await`. */
export interface SubscribeAnswer {
  templateId: string;
  accepted: boolean;
}

/** Asks at once; resolves with one answer for each template that was really asked for. */
export declare function askPermission(templateIds: readonly string[]): Promise<SubscribeAnswer[]>;
