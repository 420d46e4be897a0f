/* What the attachments' bench compares a process with: a thread of this process that reads pictures. */
import { parentPort } from 'node:worker_threads';
import { uprightJpeg } from '../shared/attachment/uprightJpeg';

parentPort?.on('message', (bytes: Uint8Array) => {
  void uprightJpeg(Buffer.from(bytes), 'sharp').then((picture) => parentPort?.postMessage(picture));
});
