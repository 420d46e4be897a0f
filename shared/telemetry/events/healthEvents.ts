/** Whether the parts answer. */
export interface HealthEvents {
  'health.checked': { part: string; ok: boolean; ms: number };
}
