import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BotError } from '../../errors';

/** Characters of the file: more would cost more than the conversation in every turn. */
const maxCharacters = 12_000;

/**
 * Who the bot is and what it may say: `assets/persona.md`, which the operator edits.
 * @throws BotError `persona.tooLong`; the error of the file system when it is not there
 */
export async function loadPersona(assetsDirectory: string): Promise<string> {
  const text = (await readFile(join(assetsDirectory, 'persona.md'), 'utf8')).trim();
  if (text.length > maxCharacters) {
    throw new BotError(
      'persona.tooLong',
      `assets/persona.md has ${text.length} characters of ${maxCharacters}`,
    );
  }
  return text;
}
