import { createAiAllowance } from '../ai/aiAllowance';
import { createWebSearch } from '../ai/webSearch';
import { createReadingGate } from '../attachment/readingGate';
import { createReadingTime } from '../attachment/readingTime';
import { copyCategories } from '../content/copyFile';
import { createLaterAnswers } from '../conversation/memory/laterAnswers';
import { createForgetMeTool } from '../conversation/tools/forgetMeTool';
import { createListSavedItemsTool } from '../conversation/tools/listSavedItemsTool';
import { createMakeRichMessageTool } from '../conversation/tools/makeRichMessageTool';
import { createSetPreferencesTool } from '../conversation/tools/setPreferencesTool';
import { createTalkToPersonTool } from '../conversation/tools/talkToPersonTool';
import { createWebSearchTool } from '../conversation/tools/webSearchTool';
import type { ChatDeps } from '../conversation/takeTurnDeps';
import { tableNames } from '../jobs/resources';
import { createIdentityHash } from '../telemetry/identityHash';
import type { Parts } from './parts';

type Ai = NonNullable<Parts['config']['ai']>;

/** What a conversation with a model takes; undefined when no model is configured. */
export async function createChatDeps(parts: Parts): Promise<ChatDeps | undefined> {
  const { config, ports } = parts;
  const { ai } = config;
  if (ai === undefined) return undefined;
  const { storage, chance, reporter, clock, timers } = ports;
  const [{ line, memory, subscribers, care }, models, content] = await Promise.all([
    parts.chats(),
    ports.models(),
    ports.lineContent(),
  ]);
  const allowance = createAiAllowance({
    people: storage.table(tableNames.subscribers),
    usage: storage.table(tableNames.aiUsage),
    limits: ai.limits,
    random: chance.random,
    reporter,
    clock,
  });
  return {
    line,
    memory,
    later: createLaterAnswers(storage.table(tableNames.chats), clock),
    models,
    allowance,
    prices: ai.prices,
    subscribers,
    care,
    persona: await ports.assets.persona(),
    tools: await createTools(parts, ai, { models, allowance }),
    offerPerson: ports.notifyStaff !== undefined,
    identityHash: createIdentityHash(config.pseudonymKey),
    content,
    attachments: () => ports.attachments(),
    readingGate: createReadingGate({ timers }),
    readingTime: createReadingTime({ people: storage.table(tableNames.subscribers), clock }),
    answerWithinMs: config.answerWithinMs,
    laterWaitMs: config.laterWaitMs,
    reporter,
    clock,
    timers,
    allowPushFallback: config.allowPushFallback,
  };
}

/** What the model may do. */
async function createTools(
  { ports, chats, pictures }: Parts,
  { webSearch: tool, prices }: Ai,
  { models, allowance }: Pick<ChatDeps, 'models' | 'allowance'>,
): Promise<ChatDeps['tools']> {
  const { storage, chance, reporter, clock } = ports;
  const [{ subscribers, savedCards, desk, memory }, { catalogue, brand, imageUrlOf }] =
    await Promise.all([chats(), pictures()]);
  const people = storage.table(tableNames.subscribers);
  const searchDeps = { models, allowance, people, prices, reporter, clock };
  return [
    createMakeRichMessageTool({
      templates: async () => (await catalogue()).all(),
      brand: () => brand.get(),
      categories: copyCategories,
      newSecret: () => chance.randomBytes(16).toString('base64url'),
    }),
    createSetPreferencesTool(subscribers, memory.forgottenBefore),
    createListSavedItemsTool(savedCards, imageUrlOf),
    createForgetMeTool(),
    ...(ports.notifyStaff === undefined ? [] : [createTalkToPersonTool(desk)]),
    ...(tool === 'none' ? [] : [createWebSearchTool(createWebSearch({ ...searchDeps, tool }))]),
  ];
}
