/** The widths that LINE's apps ask for. @see https://developers.line.biz/en/reference/messaging-api/#imagemap-message */
export const imagemapWidths = [240, 300, 460, 700, 1040] as const;
const largestBytes = 10 * 1024 * 1024;
const slowMs = 1000;

/** How one width answered. `contentType` is empty and `bytes` 0 where the page could only load the picture. */
export type WidthCheck = {
  widthPx: number;
  status: number;
  contentType: string;
  bytes: number;
  foundWidthPx: number;
  ms: number;
  flags: string[];
};

type Probe = Omit<WidthCheck, 'flags' | 'widthPx' | 'foundWidthPx'> & {
  widthPx: number;
  error?: string;
};

const checks = new Map<string, Promise<WidthCheck[]>>();

/** Gets all widths, one by one as a slow phone would, once per picture. `found` is told of each as it comes. */
export function checkWidths(
  baseUrl: string,
  found: (check: WidthCheck) => void,
): Promise<WidthCheck[]> {
  const running = checks.get(baseUrl);
  if (running) return running.then((all) => (all.forEach(found), all));
  const run = (async () => {
    const all: WidthCheck[] = [];
    for (const widthPx of imagemapWidths) {
      const check = await checkWidth(`${baseUrl}/${widthPx}`, widthPx);
      all.push(check);
      found(check);
    }
    return all;
  })();
  checks.set(baseUrl, run);
  return run;
}

/** Forgets what was measured, so that the next look asks the bot again. */
export const forgetWidths = (baseUrl: string) => void checks.delete(baseUrl);

async function checkWidth(url: string, widthPx: number): Promise<WidthCheck> {
  const probe = (await probeByServer(url)) ?? (await probeByLoading(url));
  const { status, contentType, bytes, ms, error } = probe;
  const found = { widthPx, status, contentType, bytes, ms, foundWidthPx: probe.widthPx };
  const isMissing = status < 200 || status >= 300;
  const flags = isMissing
    ? [status === 0 ? `missing (${error ?? 'no answer'})` : `missing (${status})`]
    : [
        contentType && contentType !== 'image/jpeg' && contentType !== 'image/png'
          ? `wrong type ${contentType}`
          : '',
        bytes > largestBytes ? 'over 10 MB' : '',
        probe.widthPx !== widthPx ? `${probe.widthPx || 'no'} px wide` : '',
      ];
  if (ms > slowMs) flags.push(`slow (${(ms / 1000).toFixed(1)} s)`);
  return { ...found, flags: flags.filter(Boolean) };
}

let serverProbes = true;

/** Through the emulator, which sees type and size; `undefined` when it has no such route. */
async function probeByServer(url: string): Promise<Probe | undefined> {
  if (!serverProbes) return undefined;
  const response = await fetch(`/emulator/fetch-image?url=${encodeURIComponent(url)}`);
  if (response.status === 404) {
    serverProbes = false;
    return undefined;
  }
  if (!response.ok) return undefined;
  return (await response.json()) as Probe;
}

/** Type and bytes stay unknown (empty, 0): a browser hides them for another origin. */
function probeByLoading(url: string): Promise<Probe> {
  return new Promise((resolve) => {
    const start = performance.now();
    const image = new Image();
    const finish = (status: number, widthPx: number) =>
      resolve({
        status,
        contentType: '',
        bytes: 0,
        widthPx,
        ms: Math.round(performance.now() - start),
        ...(status === 0 ? { error: 'does not load' } : {}),
      });
    image.onload = () => finish(200, image.naturalWidth);
    image.onerror = () => finish(0, 0);
    image.src = url;
  });
}
