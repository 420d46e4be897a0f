import { app } from '@azure/functions';
import { expireChats } from '../shared/conversation/memory/expireChats';
import { deps } from './deps';

async function expire(): Promise<void> {
  await expireChats(await deps().expireChats());
}

app.timer('expireChats', { schedule: '0 20 4 * * *', handler: expire });
