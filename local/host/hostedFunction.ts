/** What the host does with one function of the app. */
export interface HostedFunction {
  readonly name: string;
  readonly kind: 'http' | 'queue' | 'timer' | 'disabled' | 'unsupported';
  /** Methods and path, queue name, schedule, or why it does not run. */
  readonly detail: string;
}

/** A trigger that is not HTTP: it begins after HTTP is up, and ends before the app does. */
export interface Listener {
  start(): void;
  /** Takes no more work. Settles when what it took is done. */
  stop(): Promise<void>;
}
