import { refuseUnknownModel } from '../admit';
import { describeProblems, refuse } from '../refuse';
import { ChatRequest } from './chatRequest';
import type { StandIn } from '../standIn';
import { think, type Thought } from '../mind/think';
import type { Usage } from '../usage';

export interface Answered {
  readonly request: ChatRequest;
  readonly thought: Thought;
  readonly usage: Usage;
}

/** Thinks about what a body asks, counts it and keeps it; however it came, at once or in a batch. */
export async function answerChat(
  standIn: StandIn,
  body: unknown,
  { endpoint, badJson = false }: { endpoint: string; badJson?: boolean },
): Promise<{ refusal: Response } | Answered> {
  const parsed = ChatRequest.safeParse(body);
  if (!parsed.success) {
    return { refusal: refuse(400, describeProblems(parsed.error), 'invalid_value') };
  }
  const request = parsed.data;
  const refusal = refuseUnknownModel(standIn, request.model);
  if (refusal !== undefined) return { refusal };
  let thought: Thought;
  try {
    thought = await think(request);
  } catch (error) {
    return { refusal: refuse(400, `Invalid image: ${(error as Error).message}`, 'invalid_image') };
  }
  if (badJson) thought = { ...thought, text: thought.text?.slice(0, -2) ?? '' };
  const usage = standIn.meter.measure(request, thought.text ?? thought.call?.arguments ?? '');
  standIn.limit.spend(usage.total_tokens);
  standIn.received.add({
    endpoint,
    request: body,
    pictures: thought.pictures,
    files: thought.files,
    usage,
  });
  return { request, thought, usage };
}
