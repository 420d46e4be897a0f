const usualLimit = 20;

/** The part of a list that the query's `limit` and `after` ask for. @see https://platform.openai.com/docs/api-reference/batch/list */
export function pageOf<T extends { readonly id: string }>(
  all: readonly T[],
  { limit, after }: Readonly<Record<string, string>>,
) {
  // An `after` that is not there begins at the first.
  const first = all.findIndex(({ id }) => id === after) + 1;
  const data = all.slice(first, first + (Number(limit) || usualLimit));
  return {
    object: 'list',
    data,
    first_id: data[0]?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
    has_more: first + data.length < all.length,
  };
}
