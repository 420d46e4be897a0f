import type { messagingApi } from '@line/bot-sdk';
import { z } from 'zod';
import { RichMessage } from '../../richMessage/richMessage';
import type { Clock } from '../../clock';
import { safeKey } from '../../storage/rowKey';
import type { Table } from '../../storage/table';
import { maxFieldUnits } from '../../storage/tableLimits';
import { piecesOf } from '../../text/cutText';
import { chatPartition, createChatGates, type Origin } from './chatGate';
import type { Writing } from './chatMemory';
import { laterPrefix } from './remembered';

/**
 * An answer that a button will fetch. `working`: somebody thinks about it since `at`; `failed`: nobody does, and it can be
 * tried again.
 */
export type LaterAnswer = { readonly origin: Origin; readonly at: number } & (
  | { readonly state: 'working' | 'failed' }
  | { readonly state: 'ready'; readonly answer: KeptAnswer }
);

/** Messages to send, or a picture that is yet to be drawn. */
const KeptAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('messages'), messages: z.custom<messagingApi.Message[]>() }),
  z.object({ kind: z.literal('picture'), richMessage: RichMessage, category: z.string() }),
]);
export type KeptAnswer = z.infer<typeof KeptAnswer>;

/** The right to fill in an answer that was promised; void once the question has been unsent or erased. */
export interface Promised {
  /** False when it is void. */
  keep(answer: KeptAnswer): Promise<boolean>;
  fail(): Promise<void>;
  /** Tells whoever taps the button that somebody still thinks about it. */
  renew(): Promise<void>;
}

/** Answers that outlast their reply token, in the partition of their chat: they go with the words that they answer. */
export interface LaterAnswers {
  promise(webhookEventId: string, writing: Writing): Promise<Promised>;
  /** Records that the question has no answer yet and can be asked again. */
  fail(webhookEventId: string, writing: Writing): Promise<void>;
  find(chat: string, webhookEventId: string): Promise<LaterAnswer | undefined>;
}

/** Five long messages need several fields. */
const maxPieces = 8;

export function createLaterAnswers(table: Table, clock: Clock): LaterAnswers {
  const gates = createChatGates(table, clock);
  const rowOf = (webhookEventId: string) => `${laterPrefix}${safeKey(webhookEventId)}`;
  const fieldsOf = (state: LaterAnswer['state'], origin: Origin, json = '') => ({
    state,
    at: clock(),
    answers: origin.messageIds.join(' '),
    author: origin.askedBy,
    askedAt: origin.askedAt,
    ...Object.fromEntries(
      piecesOf(json, maxFieldUnits).map((piece, index) => [`json${index}`, piece]),
    ),
  });
  /** Returns the row's version; undefined when the question has been taken back. */
  async function write(
    webhookEventId: string,
    state: LaterAnswer['state'],
    { gate, origin }: Writing,
  ): Promise<string | undefined> {
    const row = rowOf(webhookEventId);
    const fields = fieldsOf(state, origin);
    const result = await gates.write(gate, origin, [{ op: 'upsert', row, fields }]);
    return result.kind === 'done' ? result.etags[0] : undefined;
  }

  return {
    async promise(webhookEventId, writing) {
      const { gate, origin } = writing;
      const [partition, row] = [chatPartition(gate.chat), rowOf(webhookEventId)];
      let etag = await write(webhookEventId, 'working', writing);
      let work: Promise<unknown> = Promise.resolve();
      /** One change after the other: a renewal on a timer must not make the answer void. */
      function change(state: LaterAnswer['state'], json?: string): Promise<boolean> {
        const result = work.then(async () => {
          if (etag === undefined) return false;
          const fields = fieldsOf(state, origin, json);
          // A deletion has marked before it removes the row; a row that is left is removed after this.
          const replaced = await table.replace(partition, row, fields, etag);
          if (replaced.kind === 'replaced') etag = replaced.etag;
          return replaced.kind === 'replaced';
        });
        work = result.catch(() => undefined);
        return result;
      }
      return {
        keep: (answer) => change('ready', JSON.stringify(answer)),
        fail: async () => void (await change('failed')),
        renew: async () => void (await change('working')),
      };
    },
    fail: async (webhookEventId, writing) => void (await write(webhookEventId, 'failed', writing)),
    async find(chat, webhookEventId) {
      const found = await table.get(chatPartition(chat), rowOf(webhookEventId));
      if (found === undefined) return undefined;
      const { fields } = found;
      const origin: Origin = {
        messageIds: String(fields.answers ?? '').split(' '),
        askedBy: fields.author === undefined ? undefined : String(fields.author),
        askedAt: Number(fields.askedAt),
      };
      const at = Number(fields.at);
      if (fields.state !== 'ready') {
        return { state: fields.state === 'working' ? 'working' : 'failed', origin, at };
      }
      const json = Array.from({ length: maxPieces }, (_, index) => fields[`json${index}`] ?? '');
      return { state: 'ready', origin, at, answer: KeptAnswer.parse(JSON.parse(json.join(''))) };
    },
  };
}
