import { z } from 'zod';
import type { ChatRequest } from './chat/chatRequest';
import type { Thought } from './mind/think';

/** What the model is to answer next, instead of thinking: words, a structured answer, or the call of a tool. */
export const ScriptedAnswer = z.union([
  z.strictObject({ text: z.string() }),
  z.strictObject({ json: z.json() }),
  z.strictObject({
    call: z.strictObject({
      name: z.string().min(1),
      arguments: z.record(z.string(), z.unknown()).default({}),
    }),
  }),
]);
export type ScriptedAnswer = z.infer<typeof ScriptedAnswer>;

/** The answers that are scripted, in order; each is given once. */
export function createScriptedAnswers() {
  let queued: ScriptedAnswer[] = [];
  return {
    add: (answers: readonly ScriptedAnswer[]) => void queued.push(...answers),
    take: () => queued.shift(),
    list: (): readonly ScriptedAnswer[] => queued,
    clear(): void {
      queued = [];
    },
  };
}

/** What is wrong with a script that calls a tool which the request does not offer. */
export function missingTool(answer: ScriptedAnswer, { tools = [] }: ChatRequest) {
  const offered = tools.map(({ function: { name } }) => name);
  if (!('call' in answer) || offered.includes(answer.call.name)) return undefined;
  return `The script calls ${answer.call.name}; the request offers ${offered.join(', ') || 'no tool'}`;
}

/** The scripted answer, with what the stand-in saw in the request. */
export function performScript(
  answer: ScriptedAnswer,
  { call: _unscripted, ...saw }: Thought,
): Thought {
  if ('text' in answer) return { ...saw, text: answer.text };
  if ('json' in answer) return { ...saw, text: JSON.stringify(answer.json) };
  const { name, arguments: values } = answer.call;
  return { ...saw, text: null, call: { name, arguments: JSON.stringify(values) } };
}
