import type { Emulator } from '../emulator';
import type { Answer } from '../http/answer';
import type { Exchange } from '../http/exchange';

/**
 * One endpoint of LINE. `name` is what faults and the coverage matrix call it; `limit` names its rate limit.
 * `takesRetryKey` marks the four that allow `X-Line-Retry-Key`; any other refuses it.
 */
export type Endpoint = {
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  limit?: string;
  takesRetryKey?: true;
  /** Issues tokens, so needs none. */
  isPublic?: true;
  run: (emulator: Emulator, exchange: Exchange) => Answer | Promise<Answer>;
};
