import { createMemoryBlobStore } from '../../../shared/storage/memoryBlobStore';
import { createMemoryQueue } from '../../../shared/storage/memoryQueue';
import { createMemoryTable } from '../../../shared/storage/memoryTable';
import { createStorageClients } from '../../../shared/storage/createStorageClients';
import { describeBlobStore } from '../../contracts/blobStore';
import { describeMessageQueue } from '../../contracts/messageQueue';
import { describeTable } from '../../contracts/table';
import { azuriteConnectionString, freshName } from '../../setup/azurite';

/* Memory and Azure adapters keep the same contracts. */
const azure = () => createStorageClients({ connectionString: azuriteConnectionString() });

describeMessageQueue('memory', () => createMemoryQueue('q', () => Date.now()));
describeMessageQueue('Azurite', () => azure().queue(freshName('queue')));
describeBlobStore('memory', () => createMemoryBlobStore('c'));
describeBlobStore('Azurite', () => azure().blobStore(freshName('container')));
describeTable('memory', () => createMemoryTable('t'));
describeTable('Azurite', () => azure().table(freshName('table')));
