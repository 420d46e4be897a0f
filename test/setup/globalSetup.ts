import { createHash } from 'node:crypto';
import { type Azurite, startAzurite } from '../../local/storage/startAzurite';

declare global {
  var azurite: Azurite | undefined;
}

/** Jest's workers share one Azurite, each with an account of its own. */
const workers = 8;

/** One Azurite for all tests; it ends with this process, however that ends. */
export default async function globalSetup(): Promise<void> {
  const accounts = Array.from({ length: workers }, (_, index) => ({
    name: `testaccount${index + 1}`,
    key: createHash('sha512')
      .update(`test account ${index + 1}`)
      .digest('base64'),
  }));
  const azurite = await startAzurite({ accounts });
  globalThis.azurite = azurite;
  process.env.TEST_CONNECTION_STRINGS = JSON.stringify(accounts.map(azurite.connectionStringFor));
}
