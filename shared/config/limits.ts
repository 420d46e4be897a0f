/** US dollars for a million tokens. */
export interface ModelPrices {
  readonly input: number;
  /** Of the part of a prompt that the provider had in its cache. */
  readonly cachedInput: number;
  readonly output: number;
}

/** What is paid for beside tokens, in US dollars. */
export interface ServicePrices extends ModelPrices {
  /** For a minute of a recording that is transcribed. */
  readonly transcriptionMinute: number;
  /** For one search of the web. */
  readonly webSearch: number;
}

export interface AllowanceLimits {
  /** Messages of one person, in a minute. */
  readonly userMessagesPerMinute: number;
  /** Messages of all, in a minute. */
  readonly messagesPerMinute: number;
  /** Millionths of a US dollar, in a day (UTC). */
  readonly userDailyMicroUsd: number;
  readonly dailyMicroUsd: number;
  /** The part of `dailyMicroUsd`, from 0 to 1, that is kept for people who have been known for a week. */
  readonly reservedShare: number;
  /** Searches of the web of one person, in an hour. */
  readonly userSearchesPerHour: number;
}
