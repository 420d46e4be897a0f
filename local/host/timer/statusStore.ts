import type { AppSettings } from '../appSettings';
import type { HostLog } from '../hostLog';
import { DEFAULT_CONNECTION } from '../queue/queueConnection';
import { createBlobScheduleStatus } from './blobScheduleStatus';
import type { ScheduleStatusStore } from './scheduleStatus';

const HOST_ID = 'AzureFunctionsWebHost__hostid';

/**
 * The store of the timers' status in the host's own account; none where that is not a connection string (an account
 * that is reached by identity belongs to the cloud, and its timers' status to the app that runs there).
 */
export function createStatusStore(
  settings: AppSettings,
  log: HostLog,
): ScheduleStatusStore | undefined {
  const connectionString = settings[DEFAULT_CONNECTION];
  if (!connectionString) return undefined;
  let warned = false;
  return createBlobScheduleStatus(connectionString, settings[HOST_ID] ?? 'localhost', (error) => {
    if (warned) return;
    warned = true;
    const [reason] = (error as Error).message.split('\n');
    log.host(
      'warning',
      `the timers' status is not kept, so a missed run is not made up: ${reason}`,
    );
  });
}
