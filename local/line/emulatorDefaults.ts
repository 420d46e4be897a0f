/**
 * The channel that the emulator plays when nothing else is said. Not secrets: they open nothing but a local emulator.
 * `npm start` hands the same values to the bot.
 */
export const emulatorDefaults = {
  port: 8080,
  webhookUrl: 'http://127.0.0.1:7071/api/webhook',
  channelId: '2000000001',
  channelSecret: '5e2c1d0f9a8b47c6b3d4e5f60718293a',
  channelAccessToken: 'local-emulator-channel-access-token',
  botName: 'Local Bot',
} as const;
