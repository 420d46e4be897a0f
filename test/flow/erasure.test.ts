import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { TableClient, TableServiceClient } from '@azure/data-tables';
import { BlobServiceClient } from '@azure/storage-blob';
import { QueueServiceClient } from '@azure/storage-queue';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aDocx } from '../../local/demo/sampleFiles';
import { createEmulatorClient, type EmulatorClient } from '../../local/demo/emulatorClient';
import { type Local, startLocal } from '../../local/start/startLocal';
import { awaitAnswers } from '../builders/awaitAnswers';

/*
 * The proof of erasure: the whole bot runs, somebody does everything that leaves a trace, is forgotten, and then every table,
 * blob, queue and log is read for their id and their words.
 */
let local: Local;
let emulator: EmulatorClient;
let connection: string;

beforeAll(async () => {
  local = await startLocal({ anyPorts: true });
  emulator = createEmulatorClient(local.lineUrl);
  connection = local.connectionString ?? '';
}, 60_000);
afterAll(() => local.stop(), 60_000);

/** Everything that is stored, as text, by where it is. */
async function everything(): Promise<[place: string, text: string][]> {
  const found: [string, string][] = [];
  const tables = TableServiceClient.fromConnectionString(connection, {
    allowInsecureConnection: true,
  });
  for await (const { name = '' } of tables.listTables()) {
    const table = TableClient.fromConnectionString(connection, name, {
      allowInsecureConnection: true,
    });
    for await (const row of table.listEntities())
      found.push([`table ${name}`, JSON.stringify(row)]);
  }
  const blobs = BlobServiceClient.fromConnectionString(connection);
  for await (const { name } of blobs.listContainers()) {
    const container = blobs.getContainerClient(name);
    for await (const blob of container.listBlobsFlat()) {
      const bytes = await container.getBlobClient(blob.name).downloadToBuffer();
      found.push([`blob ${name}/${blob.name}`, `${blob.name} ${bytes.toString('latin1')}`]);
    }
  }
  const queues = QueueServiceClient.fromConnectionString(connection);
  for await (const { name } of queues.listQueues()) {
    const { peekedMessageItems } = await queues
      .getQueueClient(name)
      .peekMessages({ numberOfMessages: 32 });
    for (const { messageText } of peekedMessageItems) {
      found.push([`queue ${name}`, Buffer.from(messageText, 'base64').toString()]);
    }
  }
  return found;
}

async function placesOf(words: readonly string[]): Promise<string[]> {
  const all = await everything();
  return all
    .filter(([, text]) => words.some((word) => text.includes(word)))
    .map(([place, text]) => `${place}: ${text.slice(0, 200)}`);
}

const answersOf = (userId: string, count: number) => awaitAnswers(emulator, userId, count);

const says = (text: string) => ({ type: 'message', message: { type: 'text', text } });

/** Everything that leaves a trace: words, a setting, a file, a card of their own, a saved one, a search, words in a group. */
async function leaveTraces(userId: string, groupId: string): Promise<string> {
  const turns = [
    'My secret flower is the zinnia',
    'I live in Bangkok',
    'Search the web for zinnia seeds',
    'inspire me',
  ];
  for (const [index, words] of turns.entries()) {
    await emulator.send(userId, says(words));
    await answersOf(userId, index + 1);
  }
  const [, , , card] = await answersOf(userId, 4);
  const items = (card?.quickReply as { items: { action: { label: string; data: string } }[] })
    .items;
  const data = items.find(({ action }) => action.label === 'Save')?.action.data;
  await emulator.send(userId, { type: 'postback', postback: { data } });
  await answersOf(userId, 5);
  const bytes = aDocx(['The zinnia report']);
  const id = await emulator.upload(userId, {
    bytes,
    contentType: 'application/octet-stream',
    fileName: 'zinnia.docx',
  });
  const file = { type: 'file', id, fileName: 'zinnia.docx', fileSize: bytes.byteLength };
  await emulator.send(userId, { type: 'message', message: file });
  await answersOf(userId, 6);
  await emulator.send(userId, {
    ...says('@bot what of the zinnia'),
    source: { type: 'group', groupId },
    message: {
      type: 'text',
      text: '@bot what of the zinnia',
      mention: { mentionees: [{ type: 'user', index: 0, length: 4, isSelf: true }] },
    },
  });
  await emulator.send(userId, says('Make a picture card about zinnias'));
  const [, , , , , , own] = await answersOf(userId, 7);
  expect(own).toMatchObject({ type: 'imagemap' });
  return String(own?.baseUrl);
}

/** Lets the twins of all events come up and find their events done. */
async function letTwinsPass(): Promise<void> {
  await emulator.post('clock', { advanceMs: 20_000 });
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await fetch(`${local.functionsUrl}/api/manage/queues`, {
      headers: { 'x-admin-key': local.adminApiKey },
    });
    const { queues } = (await answer.json()) as { queues: { messages: number }[] };
    if (queues.every(({ messages }) => messages === 0)) return;
    await delay(100);
  }
  throw new Error('the queues never became empty');
}

async function setUpGroup(userId: string): Promise<string> {
  const { groupId } = (await emulator.post('groups', { userIds: [userId], sendJoin: false })) as {
    groupId: string;
  };
  return groupId;
}

const picture = async (baseUrl: string) =>
  Buffer.from(await (await fetch(`${baseUrl}/240`)).arrayBuffer()).toString('base64');

test('somebody who asks to be forgotten is nowhere to be found afterwards', async () => {
  const userId = await emulator.addUser({ language: 'en', sendFollow: false });
  const baseUrl = await leaveTraces(userId, await setUpGroup(userId));
  expect(await placesOf([userId, 'innia'])).not.toEqual([]);
  const before = await picture(baseUrl);
  await emulator.send(userId, { type: 'postback', postback: { data: 'action=forget&do=yes' } });
  const answers = await answersOf(userId, 8);
  expect(String(answers.at(-1)?.text)).toContain('Done');
  await letTwinsPass();
  expect(await placesOf([userId, 'innia'])).toEqual([]);
  const after = await fetch(`${baseUrl}/240`);
  expect(after.headers.get('cache-control')).toBe('private, max-age=300');
  expect(await picture(baseUrl)).not.toBe(before);
  expect(readFileSync(join(local.folder, 'host.log'), 'utf8')).not.toContain(userId);
}, 60_000);

test('an operator can have somebody forgotten', async () => {
  const userId = await emulator.addUser({ language: 'en', sendFollow: true });
  await answersOf(userId, 1);
  await emulator.send(userId, says('My secret flower is the zinnia'));
  await answersOf(userId, 2);
  await letTwinsPass();
  expect(await placesOf([userId])).not.toEqual([]);
  const response = await fetch(`${local.functionsUrl}/api/manage/users/forget`, {
    method: 'POST',
    headers: { 'x-admin-key': local.adminApiKey },
    body: JSON.stringify({ userId }),
  });
  expect([response.status, await response.json()]).toEqual([200, { erased: true }]);
  expect(await placesOf([userId, 'innia'])).toEqual([]);
}, 60_000);

test('an unsent message is nowhere to be found afterwards', async () => {
  const userId = await emulator.addUser({ language: 'en', sendFollow: false });
  await emulator.send(userId, says('My number is 0912-345-678'));
  await answersOf(userId, 1);
  const [said] = (await emulator.transcript(userId)).filter(({ from }) => from === 'user');
  await emulator.send(userId, { type: 'unsend', unsend: { messageId: said?.message.id } });
  await letTwinsPass();
  expect(await placesOf(['0912-345-678'])).toEqual([]);
}, 60_000);
