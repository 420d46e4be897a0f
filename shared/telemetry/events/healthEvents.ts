import type { ErrorCode } from '../../errors';

/** Whether the parts answer. */
export interface HealthEvents {
  /** `code` says what is wrong with a part that is not ok. */
  'health.checked': { part: string; ok: boolean; ms: number; code?: ErrorCode | 'unexpected' };
}
