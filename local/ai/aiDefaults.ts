/**
 * What opens the stand-in when nothing else is said: no secrets, since they open nothing else. `npm start` hands the same
 * values to the bot.
 */
export const aiDefaults = {
  port: 8090,
  apiKey: 'local-ai-key',
  deployment: 'local-model',
} as const;
