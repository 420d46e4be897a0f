/** The audit of the management routes. */
export interface ManagementEvents {
  /** Somebody called a management route. */
  'management.called': {
    /** The key's name; `none` without a valid key. */
    key: string;
    method: string;
    /** The route's pattern, never what was sent; `none` when there is no such route. */
    route: string;
    status: number;
    /** Keyed hash of the person or chat that the call was about. */
    about?: string;
  };
}
