/** One message between the host and the process that reads: a line of JSON, and bytes that stand in none. */
export interface Frame {
  readonly head: unknown;
  readonly body: Buffer;
}

/** What one side accepts of the other, bytes. */
export interface FrameLimits {
  readonly maxHeadBytes: number;
  readonly maxBodyBytes: number;
}

const prefixBytes = 8;

/** Length of the head, length of the body, head, body: as parts, so that a large body is not copied. */
export function frameParts({ head, body }: Frame): readonly [Buffer, Buffer] {
  const json = Buffer.from(JSON.stringify(head));
  const prefix = Buffer.alloc(prefixBytes);
  prefix.writeUInt32BE(json.byteLength, 0);
  prefix.writeUInt32BE(body.byteLength, 4);
  return [Buffer.concat([prefix, json]), body];
}

/**
 * Puts frames together from what a pipe delivers. Keeps no more than the limits allow.
 * @throws RangeError for a frame beyond the limits; SyntaxError for a head that is not JSON
 */
export function createFrameReader(limits: FrameLimits): (chunk: Buffer) => Frame[] {
  let chunks: Buffer[] = [];
  let held = 0;
  let wanted = prefixBytes;

  /** How long the first frame is, once enough of it is here to tell. */
  function lengthOf(start: Buffer): number {
    const head = start.readUInt32BE(0);
    const body = start.readUInt32BE(4);
    if (head > limits.maxHeadBytes || body > limits.maxBodyBytes) {
      throw new RangeError(`A frame of ${head} and ${body} bytes`);
    }
    return prefixBytes + head + body;
  }

  function takeFrame(all: Buffer): Frame {
    const headEnd = prefixBytes + all.readUInt32BE(0);
    const head: unknown = JSON.parse(all.subarray(prefixBytes, headEnd).toString('utf8'));
    return { head, body: all.subarray(headEnd) };
  }

  return (chunk) => {
    chunks.push(chunk);
    held += chunk.byteLength;
    const frames: Frame[] = [];
    while (held >= wanted) {
      const all = Buffer.concat(chunks);
      wanted = lengthOf(all);
      chunks = [all];
      if (held < wanted) break;
      frames.push(takeFrame(all.subarray(0, wanted)));
      chunks = [all.subarray(wanted)];
      held -= wanted;
      wanted = prefixBytes;
    }
    return frames;
  };
}
