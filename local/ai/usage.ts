import type { ChatRequest } from './chat/chatRequest';

export interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
  readonly prompt_tokens_details: { readonly cached_tokens: number };
}

/** Prompts from this length on are cached by the service, in steps. @see https://platform.openai.com/docs/guides/prompt-caching */
const minCached = 1024;
const cachedStep = 128;
/** Prompts that are remembered; the service forgets them after some minutes. */
const maxPrompts = 200;

/** About as many tokens as the service would count: four bytes of Latin, one character of others. */
export function countTokens(text: string): number {
  let [wide, narrow] = [0, 0];
  for (const character of text) {
    if ((character.codePointAt(0) ?? 0) > 0x2ff) wide += 1;
    else narrow += 1;
  }
  return wide + Math.ceil(narrow / 4);
}

/** Counts tokens, and how many of a prompt begin like one before: those are cheaper. */
export function createUsageMeter() {
  const prompts: string[] = [];

  function cachedTokens(prompt: string): number {
    const longest = Math.max(0, ...prompts.map((known) => commonLength(known, prompt)));
    const tokens = countTokens(prompt.slice(0, longest));
    return tokens < minCached ? 0 : Math.floor(tokens / cachedStep) * cachedStep;
  }

  return {
    /** Forgets the prompts. */
    clear(): void {
      prompts.length = 0;
    },
    measure({ messages, tools, response_format: format }: ChatRequest, answer: string): Usage {
      const prompt = JSON.stringify([tools ?? [], format ?? null, messages]);
      const cached = cachedTokens(prompt);
      prompts.push(prompt);
      if (prompts.length > maxPrompts) prompts.shift();
      const [input, output] = [countTokens(prompt), countTokens(answer)];
      return {
        prompt_tokens: input,
        completion_tokens: output,
        total_tokens: input + output,
        prompt_tokens_details: { cached_tokens: Math.min(cached, input) },
      };
    },
  };
}

function commonLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length += 1;
  return length;
}
