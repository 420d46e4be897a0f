import { startAiStandIn } from './startAiStandIn';

/** Where `npm run ai` listens, and what opens it: no secret, since it opens nothing else. */
const usualPort = 8090;
const usualKey = 'local-ai-key';
const usualDeployment = 'local-model';

/** Entry of the stand-in's process: settings from the environment, its address on one printed line. */
async function main(): Promise<void> {
  const { AI_EMULATOR_PORT, AZURE_OPENAI_API_KEY, AZURE_OPENAI_DEPLOYMENT } = process.env;
  const port = Number(AI_EMULATOR_PORT || usualPort);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`AI_EMULATOR_PORT must be a port number, not "${AI_EMULATOR_PORT}"`);
  }
  const apiKey = AZURE_OPENAI_API_KEY || usualKey;
  const deployment = AZURE_OPENAI_DEPLOYMENT || usualDeployment;
  const standIn = await startAiStandIn({ port, apiKey, deployments: [deployment] }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error;
      throw new Error(`Port ${port} is taken; set AI_EMULATOR_PORT to another`);
    },
  );
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void standIn.stop().then(() => process.exit(0)));
  }
  process.stdout.write(`AI stand-in at ${standIn.url}/openai/v1, deployment ${deployment}\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
