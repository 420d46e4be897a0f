/** LINE's limit for each picture. @see https://developers.line.biz/en/reference/messaging-api/#imagemap-message */
const largestBytes = 10 * 1024 * 1024;
const slowMs = 1000;

/** One width as it answered; `contentType` is empty and `bytes` 0 where they are not known, `status` 0 without an answer. */
export type WidthAnswer = {
  widthPx: number;
  status: number;
  contentType: string;
  bytes: number;
  foundWidthPx: number;
  ms: number;
  error?: string;
};

/** What LINE's app, or the person who waits, would not like about it; none when all is well. */
export function widthFlags(answer: WidthAnswer): string[] {
  const { widthPx, status, contentType, bytes, foundWidthPx, ms, error } = answer;
  const flags: string[] = [];
  if (status === 0) flags.push(`missing (${error ?? 'no answer'})`);
  else if (status < 200 || status >= 300) flags.push(`missing (${status})`);
  else {
    if (contentType && contentType !== 'image/jpeg' && contentType !== 'image/png') {
      flags.push(`wrong type ${contentType}`);
    }
    if (bytes > largestBytes) flags.push('over 10 MB');
    if (foundWidthPx !== widthPx) flags.push(`${foundWidthPx || 'no'} px wide`);
  }
  if (ms > slowMs) flags.push(`slow (${(ms / 1000).toFixed(1)} s)`);
  return flags;
}

/** A slow picture is still a picture. */
export const isBroken = (flags: string[]): boolean =>
  flags.some((flag) => !flag.startsWith('slow'));
