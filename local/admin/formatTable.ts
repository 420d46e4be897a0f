/** Rows of the same fields as a table with a heading; a list of objects in a field becomes lines of its own below. */
export function formatTable(rows: readonly unknown[]): string {
  const records = rows as readonly Readonly<Record<string, unknown>>[];
  const [first] = records;
  if (first === undefined) return 'none\n';
  const nested = Object.keys(first).filter((name) => isTable(first[name]));
  const names = Object.keys(first).filter((name) => !nested.includes(name));
  const cells = [names, ...records.map((row) => names.map((name) => formatCell(row[name])))];
  const widths = names.map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  const table = cells
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
  const below = nested.flatMap((name) =>
    records.map((row) => `\n${name}\n${formatTable(row[name] as unknown[])}`),
  );
  return table + below.join('');
}

function isTable(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && typeof value[0] === 'object';
}

function formatCell(value: unknown): string {
  if (value === undefined) return '';
  if (value === null) return 'none';
  if (Array.isArray(value)) return value.map(formatCell).join(', ');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([name, inner]) => `${name} ${formatCell(inner)}`)
    .join(', ');
}
