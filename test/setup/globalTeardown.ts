export default async function globalTeardown(): Promise<void> {
  globalThis.azurite?.process.kill('SIGKILL');
}
