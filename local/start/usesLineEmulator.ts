import { emulatorDefaults } from '../line/emulatorDefaults';

type Settings = Readonly<NodeJS.ProcessEnv>;

const baseUrlNames = ['LINE_API_BASE_URL', 'LINE_DATA_API_BASE_URL'] as const;

/**
 * Whether LINE is the local emulator. A channel access token, a channel id or a base URL of one's own means a real
 * channel; a channel secret alone is the emulated channel's. What `local.settings.example.json` says is nobody's own.
 *
 * @throws Error with one line for each setting that a real channel lacks
 */
export function usesLineEmulator(settings: Settings): boolean {
  const { LINE_CHANNEL_SECRET: secret, LINE_CHANNEL_ACCESS_TOKEN: token } = settings;
  const ownToken = isOwn(token, emulatorDefaults.channelAccessToken);
  const ownId = isOwn(settings.LINE_CHANNEL_ID, emulatorDefaults.channelId);
  const ownUrls = baseUrlNames.filter(
    (name) => settings[name] !== undefined && !isEmulator(settings, settings[name]),
  );
  const reasons = [
    ...(ownToken ? ['LINE_CHANNEL_ACCESS_TOKEN'] : []),
    ...(ownId ? ['LINE_CHANNEL_ID'] : []),
    ...ownUrls,
  ];
  if (reasons.length === 0) return true;

  // An emulator on another machine may be given the usual values.
  const known = ownUrls.length > 0;
  const problems: string[] = [];
  if (!(known ? isSet(secret) : isOwn(secret, emulatorDefaults.channelSecret))) {
    problems.push("LINE_CHANNEL_SECRET: expected the channel's secret");
  }
  if (!ownId && !ownToken && !(known && isSet(token))) {
    problems.push(
      'LINE_CHANNEL_ACCESS_TOKEN: expected a channel access token, or LINE_CHANNEL_ID to issue short-lived ones',
    );
  }
  for (const name of baseUrlNames) {
    if (!isEmulator(settings, settings[name])) continue;
    problems.push(
      `${name}: names the emulator, which does not run: remove it, and it is LINE's own`,
    );
  }
  if (problems.length === 0) return false;
  throw new Error(
    [
      `${reasons.join(', ')} ${reasons.length > 1 ? 'are' : 'is'} of a LINE channel of your own, which needs its other settings too:`,
      ...problems.map((problem) => `  ${problem}`),
    ].join('\n'),
  );
}

/** Set, and no placeholder. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && !/^(0+|replace-with-.*)$/.test(value);
}

function isOwn(value: string | undefined, usual: string): boolean {
  return isSet(value) && value !== usual;
}

function isEmulator({ LINE_EMULATOR_PORT }: Settings, url: string | undefined): boolean {
  if (url === undefined) return false;
  const ports = [emulatorDefaults.port, LINE_EMULATOR_PORT].filter((port) => port !== undefined);
  const hosts = ['127.0.0.1', 'localhost'];
  const addresses = hosts.flatMap((host) => ports.map((port) => `http://${host}:${port}`));
  return addresses.includes(url.replace(/\/+$/, ''));
}
