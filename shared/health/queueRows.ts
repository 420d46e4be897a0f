/**
 * Two rows for each queue, overwritten and never more: when a function last reported (`beat:`), and since when messages
 * have been seen there that no function has reported on (`waiting:`).
 */
export const queuesPartition = 'queues';

export const beatRow = (queue: string): string => `beat:${queue}`;
export const waitingRow = (queue: string): string => `waiting:${queue}`;
