import { createRequestLog, type LoggedRequest } from '../emulator/requestLog';
import type { SeenPicture } from './mind/readPicture';
import type { ReadFile } from './mind/think';
import type { HeardRecording } from './recording/readRecording';
import type { Usage } from './usage';

/** A request to the model, and what was seen of what came with it. */
export interface AiRequest extends LoggedRequest {
  readonly pictures?: readonly SeenPicture[];
  readonly files?: readonly ReadFile[];
  readonly recordings?: readonly HeardRecording[];
  readonly usage?: Usage;
}

const maxRequests = 200;
/** Pictures come in the body, and a body may have 50 MB. */
const limits = { maxBody: 64 * 1024 * 1024, maxBodies: 64 * 1024 * 1024 };

export const createAiRequestLog = () => createRequestLog<AiRequest>(maxRequests, limits);
