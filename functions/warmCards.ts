import { app } from '@azure/functions';
import { warmCards } from '../shared/cards/warmCards';
import { deps } from './deps';

async function warm(): Promise<void> {
  await warmCards(await deps().warmCards());
}

// Parts of the day begin on the hour everywhere; cards are ready a quarter before (see warmCards).
app.timer('warmCards', { schedule: '0 50 * * * *', handler: warm });
