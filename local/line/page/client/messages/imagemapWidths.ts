import { type WidthAnswer, widthFlags } from './widthFlags';

/** The widths that LINE's apps ask for. @see https://developers.line.biz/en/reference/messaging-api/#imagemap-message */
export const imagemapWidths = [240, 300, 460, 700, 1040] as const;

export type WidthCheck = WidthAnswer & { flags: string[] };

/** What a look at one address tells; `widthPx` is the picture's own. */
type Probe = Omit<WidthAnswer, 'foundWidthPx'>;

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
  const answer = { ...probe, widthPx, foundWidthPx: probe.widthPx };
  return { ...answer, flags: widthFlags(answer) };
}

let serverProbes = true;

/** Through the emulator, which sees type and size; `undefined` when it has no such route. */
async function probeByServer(url: string): Promise<Probe | undefined> {
  if (!serverProbes) return undefined;
  try {
    const response = await fetch(`/emulator/fetch-image?url=${encodeURIComponent(url)}`);
    serverProbes = response.status !== 404;
    return response.ok ? ((await response.json()) as Probe) : undefined;
  } catch {
    return undefined;
  }
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
