import { app } from '@azure/functions';
import { deps } from './deps';

/** Forgets conversations that have ended longer ago than they are kept. */
async function expireChats(): Promise<void> {
  const { memory, retentionDays } = await deps().chats();
  const count = await memory.expire(retentionDays);
  deps().reporter.report({ name: 'retention.collected', fields: { what: 'chats', count } });
}

app.timer('expireChats', { schedule: '0 20 4 * * *', handler: expireChats });
