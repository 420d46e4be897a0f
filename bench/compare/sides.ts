/** What each of the two commits has. */
export interface Sides<T> {
  readonly a: T;
  readonly b: T;
}
