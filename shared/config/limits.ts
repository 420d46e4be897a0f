/** US dollars for a million tokens. */
export interface ModelPrices {
  readonly input: number;
  /** Of the part of a prompt that the provider had in its cache. */
  readonly cachedInput: number;
  readonly output: number;
}

export interface AllowanceLimits {
  /** Messages of one person, in a minute. */
  readonly userMessagesPerMinute: number;
  /** Messages of all, in a minute. */
  readonly messagesPerMinute: number;
  /** Millionths of a US dollar, in a day (UTC). */
  readonly userDailyMicroUsd: number;
  readonly dailyMicroUsd: number;
  /** Searches of the web of one person, in an hour. */
  readonly userSearchesPerHour: number;
}
