/** Papers and the like that belong to the work: photos that colleagues see and residents do not. */
import type { Action } from '@gridline/shared/workflow.ts';
import type { Draft } from '../draft.ts';
import { attachPhotos } from './field.ts';
import type { VerbGiven } from './verb.ts';

const WITH_MATERIALS: readonly Action[] = ['accept', 'arrive', 'contact', 'resolve', 'finishPart'];

/** Ties the materials of the input to the event about to be made, where the action takes any. */
export function withMaterials(draft: Draft, action: Action, given: VerbGiven): void {
  const { materialIds = [] } = given.input;
  if (materialIds.length === 0 || !WITH_MATERIALS.includes(action)) return;
  attachPhotos(draft, { ...given, input: { ...given.input, photoIds: materialIds } }, 'material');
}
