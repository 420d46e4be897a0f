import { z } from 'zod';
import { JsonSchema } from '../chat/chatRequest';

/*
 * What the stand-in reads of a request to the Responses API.
 * Source: https://platform.openai.com/docs/api-reference/responses/create
 */
const Part = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['input_text', 'output_text']), text: z.string() }),
  z.object({
    type: z.literal('input_image'),
    image_url: z.string(),
    detail: z.enum(['auto', 'low', 'high']).optional(),
  }),
]);

const Item = z.union([
  z.object({
    type: z.literal('message').optional(),
    role: z.enum(['user', 'assistant', 'system', 'developer']),
    content: z.union([z.string(), z.array(Part).min(1)]),
  }),
  z.object({
    type: z.literal('function_call'),
    call_id: z.string().min(1),
    name: z.string().min(1),
    arguments: z.string(),
  }),
  z.object({ type: z.literal('function_call_output'), call_id: z.string(), output: z.string() }),
  // What an answer before had besides words.
  z.object({ type: z.enum(['web_search_call', 'reasoning']) }),
]);

const WebSearchTool = z.object({ type: z.enum(['web_search', 'web_search_preview']) });
const FunctionTool = z.object({
  type: z.literal('function'),
  name: z.string().regex(/^[\w-]{1,64}$/),
  description: z.string().nullish(),
  parameters: JsonSchema.nullish(),
  strict: z.boolean().nullish(),
});

export const ResponsesRequest = z.object({
  model: z.string().min(1),
  input: z.union([z.string(), z.array(Item).min(1)]),
  instructions: z.string().nullish(),
  tools: z.array(z.discriminatedUnion('type', [FunctionTool, WebSearchTool])).optional(),
  tool_choice: z
    .union([
      z.enum(['none', 'auto', 'required']),
      z.object({ type: z.literal('function'), name: z.string() }),
      WebSearchTool,
    ])
    .optional(),
  text: z
    .object({
      format: z
        .discriminatedUnion('type', [
          z.object({ type: z.literal('text') }),
          z.object({
            type: z.literal('json_schema'),
            name: z.string().regex(/^[\w-]{1,64}$/),
            schema: JsonSchema,
            strict: z.boolean().nullish(),
          }),
        ])
        .optional(),
    })
    .optional(),
  max_output_tokens: z.number().int().min(16).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  stream: z.boolean().nullish(),
  store: z.boolean().nullish(),
  prompt_cache_key: z.string().nullish(),
  safety_identifier: z.string().nullish(),
  // Answers are not kept: a conversation is sent whole.
  previous_response_id: z.null().optional(),
});
export type ResponsesRequest = z.infer<typeof ResponsesRequest>;
export type Item = z.infer<typeof Item>;
export type Part = z.infer<typeof Part>;
