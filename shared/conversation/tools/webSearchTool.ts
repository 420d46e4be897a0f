import { z } from 'zod';
import type { WebSearch } from '../../ai/webSearch';
import { defineTool, type Tool } from './tool';

const Args = z.object({ query: z.string().trim().min(1).max(300) });

/** A search of the web, for what the model cannot know. */
export function createWebSearchTool(search: WebSearch): Tool {
  return {
    inGroups: true,
    definition: defineTool(
      'web_search',
      'Searches the web for what is recent or not known. Gives an answer with the addresses of its sources.',
      {
        query: { type: 'string', description: 'What to search for, in the language of the person' },
      },
    ),
    async run(args, { userId, chat, language, isGone }) {
      const read = Args.safeParse(args);
      if (!read.success) return { kind: 'note', note: 'No search was made: it has no words.' };
      const found = await search(userId ?? chat, read.data.query, language, isGone);
      if (found.kind === 'tooMany') {
        return {
          kind: 'note',
          note: 'No search was made: this person has searched as often as is allowed in an hour. Say so, and answer from what you know.',
        };
      }
      const { text, sources } = found;
      return { kind: 'note', note: text, data: { sources } };
    },
  };
}
