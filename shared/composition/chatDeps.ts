import { randomBytes } from 'node:crypto';
import { type Clock, systemDelay } from '../clock';
import type { Config } from '../config/environment';
import type { ChatDeps } from '../conversation/turn';
import { tableNames } from '../jobs/resources';
import type { LineMessaging } from '../line/lineMessaging';
import type { ChannelToken } from '../line/channelToken';
import { once } from '../once';
import type { createPictureDeps, Places } from './pictureDeps';
import type { StorageClients } from '../storage/createStorageClients';
import type { Reporter } from '../telemetry/reporter';
import { createIdentityHash } from '../telemetry/identityHash';

export interface ChatDepsOptions {
  readonly config: Config;
  readonly places: Places;
  readonly storage: () => Promise<StorageClients>;
  readonly line: () => Promise<LineMessaging>;
  readonly token: () => Promise<ChannelToken>;
  readonly picture: ReturnType<typeof createPictureDeps>;
  readonly reporter: Reporter;
  readonly clock: Clock;
}

/** Everything that has to do with conversation, each built when first asked for. */
export function createChatDeps(options: ChatDepsOptions) {
  const { config, places, storage, line, token, picture, reporter, clock } = options;
  const table = async (name: string) => (await storage()).table(name);

  const subscribers = once(async () => {
    const { createSubscribers } = await import('../subscriber/subscribers');
    const people = await table(tableNames.subscribers);
    return createSubscribers({ table: people, line: await line(), reporter, clock });
  });

  const memory = once(async () => {
    const { createChatMemory } = await import('../conversation/memory/chatMemory');
    return createChatMemory(await table(tableNames.chats), clock);
  });

  const cards = once(async () => {
    const { createCardRecords } = await import('../cards/cardRecords');
    return createCardRecords(await table(tableNames.cards), clock);
  });

  const savedCards = once(async () => {
    const { createSavedCards } = await import('../cards/savedCards');
    return createSavedCards(await table(tableNames.subscribers), await cards(), clock);
  });

  const desk = once(async () => {
    const [{ createPersonDesk }, { createStaffWebhook }] = await Promise.all([
      import('../conversation/person/personDesk'),
      import('../conversation/person/createStaffWebhook'),
    ]);
    const { staff, personQuietMs: quietMs } = config;
    const notifyStaff =
      staff && createStaffWebhook({ url: staff.webhookUrl, secret: staff.webhookSecret });
    return createPersonDesk({ memory: await memory(), notifyStaff, quietMs, reporter, clock });
  });

  const attachments = once(async () => {
    const { createAttachmentReader } = await import('../attachment/createAttachmentReader');
    return createAttachmentReader({ workerFile: places.attachmentWorkerFile });
  });

  const turns = once(async () => {
    const [{ createChatTurns }, { randomUUID }] = await Promise.all([
      import('../inbox/chatTurns'),
      import('node:crypto'),
    ]);
    return createChatTurns({ table: await table(tableNames.turns), clock, newId: randomUUID });
  });

  /** Undefined when no model is configured. */
  const models = once(async () => {
    if (config.ai === undefined) return undefined;
    const { createModels } = await import('../ai/createModels');
    return createModels(config.ai, { reporter, clock });
  });

  /** Undefined when no model is configured, or its words are not wanted on cards. */
  const copyWriter = once(async () => {
    const client = await models();
    if (client === undefined || config.ai?.cards !== true) return undefined;
    const [{ createCopyWriter }, { createCopyCache }, { loadCuratedCopy }] = await Promise.all([
      import('../content/copyWriter'),
      import('../content/copyCache'),
      import('../content/curatedCopy'),
    ]);
    const cache = createCopyCache({
      table: await table(tableNames.cards),
      ttlMs: config.copyTtlMs,
      reporter,
      clock,
      delay: systemDelay,
    });
    const curatedCopy = await loadCuratedCopy(places.assetsDirectory);
    const { deployment: model } = config.ai;
    return createCopyWriter({ models: client, model, curatedCopy, cache, reporter, clock });
  });

  /** Undefined when no model is configured. */
  const chat = once(async (): Promise<ChatDeps | undefined> => {
    const { ai } = config;
    const client = await models();
    if (ai === undefined || client === undefined) return undefined;
    const [{ createAiAllowance }, { createLaterAnswers }, { loadPersona }, { createLineContent }] =
      await Promise.all([
        import('../ai/aiAllowance'),
        import('../conversation/memory/laterAnswers'),
        import('../conversation/converse/loadPersona'),
        import('../line/createLineContent'),
      ]);
    const people = await table(tableNames.subscribers);
    const allowance = createAiAllowance({
      people,
      usage: await table(tableNames.aiUsage),
      limits: ai.limits,
      reporter,
      clock,
    });
    return {
      line: await line(),
      memory: await memory(),
      later: createLaterAnswers(await table(tableNames.chats), clock),
      models: client,
      allowance,
      prices: ai.prices,
      subscribers: await subscribers(),
      persona: await loadPersona(places.assetsDirectory),
      tools: await tools(ai, { models: client, allowance }),
      offerPerson: config.staff !== undefined,
      identityHash: createIdentityHash(config.adminApiKey),
      content: createLineContent({
        dataApiBaseUrl: config.line.dataApiBaseUrl,
        token: await token(),
        delay: systemDelay,
        reporter,
        clock,
      }),
      attachments,
      reporter,
      clock,
      allowPushFallback: config.allowPushFallback,
    };
  });

  async function tools(
    ai: NonNullable<Config['ai']>,
    { models: client, allowance }: Pick<ChatDeps, 'models' | 'allowance'>,
  ): Promise<ChatDeps['tools']> {
    const [make, set, list, forget, person, web, { createWebSearch }, { loadCuratedCopy }] =
      await Promise.all([
        import('../conversation/tools/makeRichMessageTool'),
        import('../conversation/tools/setPreferencesTool'),
        import('../conversation/tools/listSavedItemsTool'),
        import('../conversation/tools/forgetMeTool'),
        import('../conversation/tools/talkToPersonTool'),
        import('../conversation/tools/webSearchTool'),
        import('../ai/webSearch'),
        import('../content/curatedCopy'),
      ]);
    const { categories } = await loadCuratedCopy(places.assetsDirectory);
    return [
      make.createMakeRichMessageTool({
        templates: async () => (await picture.catalogue()).all(),
        brand: async () => (await picture.brand()).get(),
        categories,
        newSecret: () => randomBytes(16).toString('base64url'),
      }),
      set.createSetPreferencesTool(await subscribers()),
      list.createListSavedItemsTool(await savedCards(), picture.imageUrlOf),
      forget.createForgetMeTool(),
      ...(config.staff === undefined ? [] : [person.createTalkToPersonTool(await desk())]),
      ...(ai.webSearch === 'none'
        ? []
        : [
            web.createWebSearchTool(
              createWebSearch({
                models: client,
                allowance,
                people: await table(tableNames.subscribers),
                tool: ai.webSearch,
                prices: ai.prices,
                reporter,
                clock,
              }),
            ),
          ]),
    ];
  }

  return {
    subscribers,
    memory,
    cards,
    savedCards,
    desk,
    attachments,
    turns,
    copyWriter,
    chat,
  };
}
