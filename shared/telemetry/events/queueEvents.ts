/** What lies on queues, alive or dead. */
export interface QueueEvents {
  'queue.committed': { queue: string; items: number; bytes: number; ms: number };
  'queue.pickedUp': { queue: string; items: number; dequeueCount: number; waitedMs: number };
  'poison.received': { queue: string; items: number };
}
