/* The thread that reads attachments: a bundle of its own, so that no webhook loads what reads PDFs. */
import { parentPort } from 'node:worker_threads';
import type { ReadAnswer, ReadOrder } from './createAttachmentReader';
import { readAttachment } from './readAttachment';

parentPort?.on('message', (order: ReadOrder) => {
  void readAttachment(Buffer.from(order.bytes), order.format, order.maxCharacters).then(
    (reading) => {
      const answer: ReadAnswer = { id: order.id, reading };
      parentPort?.postMessage(answer);
    },
  );
});
