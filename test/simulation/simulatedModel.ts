import type { ChatCompletion } from 'openai/resources/chat/completions';
import type { ModelClient, ModelRequest } from '../../shared/ai/modelClient';

/** The words that only one message has: where one is found, that message is. */
export const wordPattern = /zzq[a-z0-9]+qzz/g;

/**
 * A model that repeats what it is told: every word of the last message comes back in its answer, and every word of a
 * conversation in its summary. Words that were taken back must be nowhere, its own included.
 */
export const parrot: Pick<ModelClient, 'complete' | 'transcribe'> = {
  async complete(request) {
    const all = JSON.stringify(request.messages);
    if (all.includes('You keep the notes of a chat assistant')) {
      return completion({ content: `They spoke of ${wordsIn(all).join(' ')}.` });
    }
    const last = JSON.stringify(request.messages.at(-1)?.content ?? '');
    const words = wordsIn(last).join(' ');
    if (/picture card/.test(last) && hasTool(request, 'make_rich_message')) {
      const copy = {
        title: `For ${words}`,
        body: `A card for ${words}.`,
        altText: words,
        cta: 'Hi',
      };
      const args = JSON.stringify({ category: 'general', ...copy });
      return completion({
        content: null,
        tool_calls: [
          {
            id: 'call',
            type: 'function',
            function: { name: 'make_rich_message', arguments: args },
          },
        ],
      });
    }
    return completion({ content: `You said ${words}.` });
  },
  transcribe: async () => 'a recording',
};

function wordsIn(text: string): string[] {
  return [...new Set(text.match(wordPattern) ?? [])];
}

function hasTool(request: ModelRequest, name: string): boolean {
  return (
    request.tool_choice !== 'none' &&
    (request.tools ?? []).some((tool) => tool.type === 'function' && tool.function.name === name)
  );
}

function completion(message: Partial<ChatCompletion.Choice['message']>): ChatCompletion {
  return {
    id: 'completion',
    object: 'chat.completion',
    created: 0,
    model: 'parrot',
    choices: [
      {
        index: 0,
        finish_reason: message.tool_calls === undefined ? 'stop' : 'tool_calls',
        logprobs: null,
        message: { role: 'assistant', content: null, refusal: null, ...message },
      },
    ],
    usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
  };
}
