import { refuseUnknownModel } from '../admit';
import { refuseUnsafe } from '../contentSafety';
import { describeProblems, refuse } from '../refuse';
import { ChatRequest } from './chatRequest';
import type { StandIn } from '../standIn';
import { missingTool, performScript } from '../scriptedAnswers';
import { think, type Thought } from '../mind/think';
import type { Usage } from '../usage';

export interface Answered {
  readonly request: ChatRequest;
  readonly thought: Thought;
  readonly usage: Usage;
}

export interface AnswerOptions {
  /** The path below `/openai/v1/`, for the log. */
  readonly endpoint: string;
  /** What was sent, where that is another protocol's. @default the body */
  readonly asked?: unknown;
  /** The answer ends in its middle. */
  readonly badJson?: boolean;
  /** What another protocol does with the thought before it is counted. */
  readonly revise?: (thought: Thought) => Thought;
}

/** Thinks about what a body asks, counts it and keeps it; however it came, at once or in a batch. */
export async function answerChat(
  standIn: StandIn,
  body: unknown,
  { endpoint, asked = body, badJson = false, revise = (thought) => thought }: AnswerOptions,
): Promise<{ refusal: Response } | Answered> {
  const parsed = ChatRequest.safeParse(body);
  if (!parsed.success) {
    return { refusal: refuse(400, describeProblems(parsed.error), 'invalid_value') };
  }
  const request = parsed.data;
  const refusal = refuseUnknownModel(standIn, request.model);
  if (refusal !== undefined) return { refusal };
  const unsafe = refuseUnsafe(request.messages);
  if (unsafe !== undefined) return { refusal: unsafe };
  let thought: Thought;
  try {
    thought = await think(request);
  } catch (error) {
    return { refusal: refuse(400, `Invalid image: ${(error as Error).message}`, 'invalid_image') };
  }
  const script = standIn.answers.take();
  const missing = script && missingTool(script, request);
  if (missing !== undefined) return { refusal: refuse(500, missing, 'script') };
  thought = script === undefined ? revise(thought) : performScript(script, thought);
  if (badJson) thought = { ...thought, text: thought.text?.slice(0, -2) ?? '' };
  const usage = standIn.meter.measure(request, thought.text ?? thought.call?.arguments ?? '');
  const { pictures, files } = thought;
  standIn.requests.add({
    at: standIn.now(),
    method: 'POST',
    path: `/openai/v1/${endpoint}`,
    name: endpoint,
    status: 200,
    verdict: 'answered',
    bodyText: JSON.stringify(asked),
    pictures,
    files,
    usage,
  });
  return { request, thought, usage };
}
