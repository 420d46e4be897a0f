import { z } from 'zod';

/*
 * What the stand-in reads of a request: the parts of the wire protocol that the bot uses. What it does not know is refused,
 * as the service refuses it.
 * Source: https://learn.microsoft.com/en-us/azure/ai-foundry/openai/latest
 */
const ContentPart = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({
    type: z.literal('image_url'),
    image_url: z.object({ url: z.string(), detail: z.enum(['auto', 'low', 'high']).optional() }),
  }),
]);
export type ContentPart = z.infer<typeof ContentPart>;

const ToolCall = z.object({
  id: z.string().min(1),
  type: z.literal('function'),
  function: z.object({ name: z.string().min(1), arguments: z.string() }),
});

const Message = z.discriminatedUnion('role', [
  z.object({ role: z.enum(['system', 'developer']), content: z.string() }),
  z.object({
    role: z.literal('user'),
    content: z.union([z.string(), z.array(ContentPart).min(1)]),
  }),
  z.object({
    role: z.literal('assistant'),
    content: z.string().nullish(),
    tool_calls: z.array(ToolCall).min(1).optional(),
  }),
  z.object({ role: z.literal('tool'), tool_call_id: z.string(), content: z.string() }),
]);
export type Message = z.infer<typeof Message>;

export const JsonSchema = z.record(z.string(), z.unknown());
export type JsonSchema = z.infer<typeof JsonSchema>;

const Tool = z.object({
  type: z.literal('function'),
  function: z.object({
    name: z.string().regex(/^[\w-]{1,64}$/),
    description: z.string().optional(),
    parameters: JsonSchema.optional(),
    strict: z.boolean().nullish(),
  }),
});
export type Tool = z.infer<typeof Tool>;

export const ChatRequest = z
  .object({
    model: z.string().min(1),
    messages: z.array(Message).min(1),
    tools: z.array(Tool).min(1).optional(),
    tool_choice: z
      .union([
        z.enum(['none', 'auto', 'required']),
        z.object({ type: z.literal('function'), function: z.object({ name: z.string() }) }),
      ])
      .optional(),
    response_format: z
      .discriminatedUnion('type', [
        z.object({ type: z.literal('text') }),
        z.object({ type: z.literal('json_object') }),
        z.object({
          type: z.literal('json_schema'),
          json_schema: z.object({
            name: z.string().regex(/^[\w-]{1,64}$/),
            schema: JsonSchema,
            strict: z.boolean().nullish(),
          }),
        }),
      ])
      .optional(),
    stream: z.boolean().nullish(),
    stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
    max_completion_tokens: z.number().int().min(1).nullish(),
    temperature: z.number().min(0).max(2).nullish(),
    prompt_cache_key: z.string().optional(),
    user: z.string().optional(),
    safety_identifier: z.string().optional(),
  })
  .superRefine(({ messages, tools, tool_choice: choice }, context) => {
    const asked = new Set<string>();
    for (const [index, message] of messages.entries()) {
      if (message.role === 'assistant')
        for (const { id } of message.tool_calls ?? []) asked.add(id);
      if (message.role === 'tool' && !asked.has(message.tool_call_id)) {
        const path = ['messages', index, 'tool_call_id'];
        context.addIssue({ code: 'custom', path, message: 'answers no tool call before it' });
      }
    }
    if (choice !== undefined && choice !== 'none' && tools === undefined) {
      const path = ['tool_choice'];
      context.addIssue({ code: 'custom', path, message: 'is only allowed with tools' });
    }
  });
export type ChatRequest = z.infer<typeof ChatRequest>;

/** The words of a message. */
export function wordsOf(message: Message): string {
  if (typeof message.content === 'string') return message.content;
  return (message.content ?? [])
    .flatMap((part) => (part.type === 'text' ? [part.text] : []))
    .join('\n');
}
