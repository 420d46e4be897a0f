/*
 * The process that reads attachments: a bundle of its own, so that nothing that a stranger sent is parsed where secrets
 * are. It has stdin and stdout and nothing else, and ends when its host does.
 */
import { maxAttachmentBytes } from './attachmentLimits';
import type { AttachmentReading } from './attachmentReader';
import { createFrameReader, frameParts } from './frames';
import { readAttachment } from './readAttachment';
import type { ReadAnswer, ReadOrder } from './readOrder';

const memoryEveryMs = 50;
const maxOrderBytes = 4096;

const write = process.stdout.write.bind(process.stdout);
// Frames alone go there: what libraries say of a file may quote it.
process.stdout.write = () => true;

function send(head: ReadAnswer, body: Buffer = Buffer.alloc(0)): void {
  for (const part of frameParts({ head, body })) {
    if (part.byteLength > 0) write(part);
  }
}

function sendReading(reading: AttachmentReading): void {
  switch (reading.kind) {
    case 'picture': {
      const { kind, widthPx, heightPx } = reading;
      return send({ kind, widthPx, heightPx }, reading.jpeg);
    }
    case 'text':
    case 'unreadable':
      return send(reading);
    case 'recording':
      return send({ kind: 'unreadable', reason: 'unsupported' });
    default:
      return reading satisfies never;
  }
}

const takeFrames = createFrameReader({
  maxHeadBytes: maxOrderBytes,
  maxBodyBytes: maxAttachmentBytes,
});

process.stdin.on('data', (chunk: Buffer) => {
  for (const { head, body } of takeFrames(chunk)) {
    // The host's own words, in this very version.
    const order = head as ReadOrder;
    void readAttachment(body, order).then(sendReading);
  }
});
process.stdin.on('end', () => process.exit(0));
// Ctrl-C reaches every process of a terminal; the host decides when this one ends.
process.on('SIGINT', () => undefined);

if (process.argv.includes('--report-memory')) {
  setInterval(() => {
    send({ kind: 'memory', residentBytes: process.memoryUsage.rss() });
  }, memoryEveryMs).unref();
}

send({ kind: 'ready' });
