import type { HostLog } from '../hostLog';

export interface StorageOutage {
  /** Says so once, until it is over. */
  failed(error: unknown): void;
  worked(): void;
}

/** One warning when a storage account cannot be reached, however many listeners meet it, and one line when it is back. */
export function createStorageOutage(connectionName: string, log: HostLog): StorageOutage {
  let down = false;
  return {
    failed(error) {
      if (down) return;
      down = true;
      log.host(
        'warning',
        `queue storage (${connectionName}) does not answer: ${reasonOf(error)}. Its functions wait for it; HTTP goes on`,
      );
    },
    worked() {
      if (!down) return;
      down = false;
      log.host('information', `queue storage (${connectionName}) answers again`);
    },
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [firstLine = ''] = error.message.split('\n');
  return firstLine;
}
