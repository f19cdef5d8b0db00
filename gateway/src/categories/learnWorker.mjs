/** A thread that learns: it is given examples, and answers with the model as text and how good it is. */
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { learnAsText } = await import('./learnAsText.ts');
parentPort?.postMessage(learnAsText(workerData));
