/** What is left of a minute's tokens, as the service counts them. */
export function createTokenLimit(tokensPerMinute: number, now: () => number) {
  let windowStart = now();
  let used = 0;

  function roll(): void {
    if (now() - windowStart < 60_000) return;
    windowStart = now();
    used = 0;
  }

  return {
    /** Seconds until there are tokens again; undefined while there are some. */
    waitSeconds(): number | undefined {
      roll();
      return used < tokensPerMinute ? undefined : Math.ceil((windowStart + 60_000 - now()) / 1000);
    },
    clear(): void {
      windowStart = now();
      used = 0;
    },
    spend(tokens: number): void {
      roll();
      used += tokens;
    },
    headers(): Record<string, string> {
      roll();
      return {
        'x-ratelimit-limit-tokens': String(tokensPerMinute),
        'x-ratelimit-remaining-tokens': String(Math.max(0, tokensPerMinute - used)),
      };
    },
  };
}
