import { aiDefaults } from './aiDefaults';
import { startAiStandIn } from './startAiStandIn';

/** Entry of the stand-in's process: settings from the environment, `ready` over IPC or one printed line. */
async function main(): Promise<void> {
  const { env } = process;
  const port = Number(env.AI_EMULATOR_PORT || aiDefaults.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`AI_EMULATOR_PORT must be a port number, not "${env.AI_EMULATOR_PORT}"`);
  }
  const deployments = deploymentsOf(env);
  const standIn = await startAiStandIn({
    port,
    apiKey: env.AZURE_OPENAI_API_KEY || aiDefaults.apiKey,
    deployments,
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${port} is taken; set AI_EMULATOR_PORT to another`);
  });
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    process.once(event, () => void standIn.stop().then(() => process.exit(0)));
  }
  if (process.send) process.send({ type: 'ready', url: standIn.url });
  else {
    const names = deployments.join(', ');
    process.stdout.write(`AI stand-in at ${standIn.url}/openai/v1, deployments: ${names}\n`);
  }
}

/** Whatever the bot calls a deployment is there: every `AZURE_OPENAI_…DEPLOYMENT` names one. */
function deploymentsOf(env: NodeJS.ProcessEnv): string[] {
  const named = Object.entries(env).flatMap(([name, value]) =>
    /^AZURE_OPENAI_\w*DEPLOYMENT$/.test(name) && value ? [value] : [],
  );
  return [...new Set([env.AZURE_OPENAI_DEPLOYMENT || aiDefaults.deployment, ...named])];
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
  if (process.connected) process.disconnect();
});
