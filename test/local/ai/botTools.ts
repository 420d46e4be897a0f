import type { ChatCompletionFunctionTool } from 'openai/resources/chat/completions';

const languages = ['ja', 'th', 'zh-TW', 'zh-CN', 'ko', 'en', 'vi', 'id', 'es', 'fr', 'de'];

function tool(
  name: string,
  properties: Record<string, unknown> = {},
  required: string[] = [],
): ChatCompletionFunctionTool {
  const parameters = { type: 'object', properties, required, additionalProperties: false };
  return { type: 'function', function: { name, parameters } };
}

/** Tools as a bot offers them. */
export const botTools = [
  tool(
    'make_rich_message',
    {
      category: { type: 'string', enum: ['morning', 'motivation', 'nature'] },
      title: { type: 'string', maxLength: 40 },
      body: { type: 'string' },
    },
    ['category', 'title', 'body'],
  ),
  tool('set_preferences', {
    language: { type: 'string', enum: languages },
    timeZone: { type: 'string' },
    deliveryHour: { type: 'integer', minimum: 0, maximum: 23 },
    topics: { type: 'array', items: { type: 'string' }, maxItems: 3 },
  }),
  tool('list_saved_items'),
  tool('forget_me'),
  tool('web_search', { query: { type: 'string', minLength: 1 } }, ['query']),
  tool('talk_to_person'),
];
