/**
 * Secrets that anyone can read in `local.settings.example.json`, and one that it once had. They open a bot that only this
 * machine can reach, and no other.
 */
export const exampleSecrets: readonly string[] = [
  '5e2c1d0f9a8b47c6b3d4e5f60718293a',
  'local-emulator-channel-access-token',
  'local-pseudonym-key-for-development',
  'local-ai-key',
];

/** Keys that were never meant to be used. */
export const placeholderKeys: readonly string[] = ['replace-with-a-long-random-key'];
