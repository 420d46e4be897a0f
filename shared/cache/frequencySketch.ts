/**
 * About how often names were asked for lately, in a few kilobytes whatever their number: a count-min sketch whose counts
 * are halved now and then, so that what was popular long ago is forgotten.
 * @see https://dl.acm.org/doi/10.1145/3149371 (TinyLFU)
 */
export interface FrequencySketch {
  add(name: string): void;
  /** 0 to 15; never less than the truth since the last halving, seldom more. */
  estimate(name: string): number;
}

const rows = 4;
const maxCount = 15;
/** Counts are halved after so many names for each column. */
const sample = 10;

/** @param columns a power of two; about as many as there are names worth remembering */
export function createFrequencySketch(columns = 4096): FrequencySketch {
  const counts = new Uint8Array(rows * columns);
  let added = 0;

  /** Where a name's counts are, one in each row. */
  function places(name: string): number[] {
    let hash = 0x811c9dc5;
    for (let at = 0; at < name.length; at += 1) {
      hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
    }
    const step = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) | 1;
    return Array.from({ length: rows }, (_, row) => {
      const mixed = hash + Math.imul(step, row + 1);
      return row * columns + ((mixed ^ (mixed >>> 13)) & (columns - 1));
    });
  }

  return {
    add(name) {
      for (const place of places(name)) {
        const count = counts[place] ?? 0;
        if (count < maxCount) counts[place] = count + 1;
      }
      added += 1;
      if (added < sample * columns) return;
      added = Math.floor(added / 2);
      for (let place = 0; place < counts.length; place += 1) {
        counts[place] = (counts[place] ?? 0) >> 1;
      }
    },
    estimate: (name) => Math.min(...places(name).map((place) => counts[place] ?? 0)),
  };
}
