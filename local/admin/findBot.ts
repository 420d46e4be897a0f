import { CommandError } from '../commandLine/commandError';
import type { Session } from '../start/session';

/** The bot that a command is sent to. */
export interface Target {
  /** Without a slash at its end. */
  readonly url: string;
  /** Who named the address. */
  readonly source: string;
  readonly key: string;
}

export interface WhereToLook {
  /** The value of `--url`. */
  readonly url: string | undefined;
  /** The environment, before `.env` and `local.settings.json`. */
  readonly settings: Readonly<NodeJS.ProcessEnv>;
  /** Bots that run on this machine. */
  readonly sessions: readonly Session[];
}

/** What the example files say: it names no bot of one's own. */
const usualAddresses = ['http://127.0.0.1:7071', 'http://localhost:7071'];

/**
 * Finds the bot: by `--url`, by `PUBLIC_BASE_URL`, or the one that runs on this machine. The key of a running bot is sent
 * to that bot alone.
 *
 * @throws CommandError when several bots run and none is named
 */
export function findBot({ url: named, settings, sessions }: WhereToLook): Target {
  const { url, source } = findAddress(named, settings.PUBLIC_BASE_URL, sessions);
  const running = sessions.find((session) => session.url === url);
  return { url, source, key: settings.ADMIN_API_KEY ?? running?.adminApiKey ?? '' };
}

function findAddress(
  named: string | undefined,
  setting: string | undefined,
  sessions: readonly Session[],
): Pick<Target, 'url' | 'source'> {
  if (named !== undefined) return { url: addressOf('--url', named), source: '--url' };
  const own = setting === undefined ? undefined : addressOf('PUBLIC_BASE_URL', setting);
  if (own !== undefined && !usualAddresses.includes(own)) {
    return { url: own, source: 'PUBLIC_BASE_URL' };
  }
  const [first, ...others] = sessions;
  if (first === undefined) {
    const [usual = ''] = usualAddresses;
    return { url: own ?? usual, source: 'the usual address: no bot of this folder runs' };
  }
  if (others.length > 0) {
    const urls = sessions.map(({ url }) => url);
    throw new CommandError(
      'usage',
      `Several bots run here: name one with --url.\n${urls.map((url) => `  ${url}`).join('\n')}`,
      { urls },
    );
  }
  return { url: first.url, source: 'the bot that runs here' };
}

function addressOf(name: string, given: string): string {
  const parsed = URL.parse(given);
  if (parsed?.protocol === 'http:' || parsed?.protocol === 'https:') {
    return given.replace(/\/+$/, '');
  }
  throw new CommandError(
    'usage',
    `${name}: expected an address such as https://bot.example.com, not ${given}`,
  );
}
