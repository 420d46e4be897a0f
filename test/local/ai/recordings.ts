export { aWav } from '../../../local/demo/sampleFiles';

/** Recordings of silence, made as the formats say. */

/** 128 kilobits and 44,100 samples a second, with an ID3 tag: frames of 26 ms. */
export function anMp3(frames: number): Buffer {
  const frame = Buffer.alloc(417);
  frame.writeUInt32BE(0xfffb9064);
  const tag = Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 1, 0]);
  return Buffer.concat([tag, Buffer.alloc(128), ...Array<Buffer>(frames).fill(frame)]);
}

/** The boxes that say what it is and how long, and some sound. */
export function anM4a(seconds: number): Buffer {
  const times = Buffer.alloc(100);
  times.writeUInt32BE(1000, 12);
  times.writeUInt32BE(Math.round(seconds * 1000), 16);
  const handler = Buffer.alloc(25);
  handler.write('soun', 8, 'latin1');
  const track = box('trak', box('mdia', box('hdlr', handler)));
  return Buffer.concat([
    box('ftyp', Buffer.from('M4A \0\0\0\0M4A isom')),
    box('moov', Buffer.concat([box('mvhd', times), track])),
    box('mdat', Buffer.alloc(64)),
  ]);
}

function box(name: string, content: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(8 + content.length);
  return Buffer.concat([size, Buffer.from(name), content]);
}
