import { z } from 'zod';
import { Copy } from '../../content/copy';
import type { Brand } from '../../richMessage/templates/brand';
import type { Templates } from '../../richMessage/templates/templates';
import { planPersonalCard } from '../../cards/planPersonalCard';
import { defineTool, type Tool } from './tool';

export interface MakeRichMessageDeps {
  readonly templates: () => Promise<Templates>;
  readonly brand: () => Promise<Brand | undefined>;
  readonly categories: readonly string[];
  /** A secret of 128 bits as base64url: nobody guesses the name of a personal picture. */
  readonly newSecret: () => string;
}

/** A picture card with the words that somebody asked for. */
export function createMakeRichMessageTool(deps: MakeRichMessageDeps): Tool {
  const Args = Copy.extend({ category: z.enum(deps.categories as [string, ...string[]]) });
  return {
    inGroups: true,
    definition: defineTool(
      'make_rich_message',
      'Makes a picture card with these words and sends it as the answer. The words appear exactly as given.',
      {
        category: { type: 'string', enum: [...deps.categories] },
        title: {
          type: 'string',
          description: 'Large, at most 40 characters (20 of Chinese or Japanese)',
        },
        body: { type: 'string', description: 'Below it, at most 200 characters; no Markdown' },
        altText: {
          type: 'string',
          description: 'What the card says, for those who cannot see it; at most 400 characters',
        },
        cta: {
          type: 'string',
          description:
            'What a tap on the card says in the name of the person; at most 100 characters',
        },
      },
    ),
    async run(args, { language, timestamp, webhookEventId }) {
      const read = Args.safeParse(args);
      if (!read.success) {
        const problems = read.error.issues.map(
          ({ path, message }) => `${path.join('.')}: ${message}`,
        );
        return { kind: 'note', note: `No card was made. ${problems.join('; ')}` };
      }
      const [templates, brand] = await Promise.all([deps.templates(), deps.brand()]);
      const { category, ...copy } = read.data;
      const richMessage = planPersonalCard({
        copy,
        category,
        language,
        templates,
        brand,
        at: new Date(timestamp),
        seed: webhookEventId,
        secret: deps.newSecret(),
      });
      return { kind: 'picture', richMessage, category };
    },
  };
}
