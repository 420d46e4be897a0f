/** One measured figure beside what it is compared with, both from the same run. */
export interface BenchRow {
  readonly bench: string;
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline?: { readonly name: string; readonly value: number };
  /** value / baseline. */
  readonly ratio?: number;
  /** What `value` or `ratio` is to reach, in words. */
  readonly target?: string;
  readonly met?: boolean;
}

export interface BenchOptions {
  /** A few seconds in all, to see that everything runs; the figures mean nothing. */
  readonly smoke: boolean;
  /** Pictures that the memory bench draws, where another number is wanted. */
  readonly renders?: number;
}

/** The middle one of the sorted values at `share` (0.5 the median, 0.95 the 95th percentile). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export function formatRows(rows: readonly BenchRow[]): string {
  const head = ['bench', 'metric', 'value', 'baseline', 'ratio', 'target', 'met'];
  const cells = rows.map(({ bench, metric, value, unit, baseline, ratio, target, met }) => [
    bench,
    metric,
    `${round(value)} ${unit}`,
    baseline ? `${round(baseline.value)} ${unit} (${baseline.name})` : '',
    ratio === undefined ? '' : String(round(ratio)),
    target ?? '',
    met === undefined ? '' : met ? 'yes' : 'NO',
  ]);
  const widths = head.map((name, column) =>
    Math.max(name.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  return [head, ...cells]
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
