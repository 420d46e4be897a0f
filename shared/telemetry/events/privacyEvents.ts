/** What is deleted, because somebody wishes it or its time is over. */
export interface PrivacyEvents {
  /** Everything about somebody was deleted. */
  'user.erased': {
    rows: number;
    pictures: number;
    events: number;
    /** Parts that are to be repeated, apart by spaces. */
    left: string;
  };
  'retention.dropped': { table: string };
  'retention.collected': { what: string; count: number };
}
