import type { Reporter } from '../../telemetry/reporter';
import type { ChatMemory } from './chatMemory';

export interface ExpireChatsDeps {
  readonly memory: Pick<ChatMemory, 'expire'>;
  readonly retentionDays: number;
  readonly reporter: Reporter;
}

/** Forgets the conversations in which nothing was said for `retentionDays`. */
export async function expireChats(deps: ExpireChatsDeps): Promise<void> {
  const count = await deps.memory.expire(deps.retentionDays);
  deps.reporter.report({ name: 'retention.collected', fields: { what: 'chats', count } });
}
