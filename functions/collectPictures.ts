import { app } from '@azure/functions';
import { collectPictures as collect } from '../shared/richMessage/picture/collectPictures';
import { deps } from './deps';

async function collectPictures(): Promise<void> {
  await collect(await deps().collectPictures());
}

app.timer('collectPictures', { schedule: '0 40 3 * * *', handler: collectPictures });
