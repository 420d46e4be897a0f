import type { messagingApi } from '@line/bot-sdk';
import { z } from 'zod';
import { RichMessage } from '../../richMessage/richMessage';
import type { Clock } from '../../clock';
import { safeKey } from '../../storage/rowKey';
import type { Table } from '../../storage/table';
import { maxFieldUnits } from '../../storage/tableLimits';
import { piecesOf } from '../../text/cutText';

/**
 * An answer that a button will fetch. `working`: somebody thinks about it since `at`; `failed`: nobody does, and it can be
 * tried again.
 */
export type LaterAnswer = { readonly messageIds: readonly string[]; readonly at: number } & (
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
}

/** Answers that outlast their reply token, in the partition of their chat: they go with the words that they answer. */
export interface LaterAnswers {
  promise(chat: string, webhookEventId: string, messageIds: readonly string[]): Promise<Promised>;
  /** Records that the question has no answer yet and can be asked again. */
  fail(chat: string, webhookEventId: string, messageIds: readonly string[]): Promise<void>;
  find(chat: string, webhookEventId: string): Promise<LaterAnswer | undefined>;
}

export const laterPrefix = 'later-';

/** Five long messages need several fields. */
const maxPieces = 8;

export function createLaterAnswers(table: Table, clock: Clock): LaterAnswers {
  const rowOf = (webhookEventId: string) => `${laterPrefix}${safeKey(webhookEventId)}`;
  const fieldsOf = (state: LaterAnswer['state'], messageIds: readonly string[], json = '') => ({
    state,
    at: clock(),
    answers: messageIds.join(' '),
    ...Object.fromEntries(
      piecesOf(json, maxFieldUnits).map((piece, index) => [`json${index}`, piece]),
    ),
  });

  return {
    async promise(chat, webhookEventId, messageIds) {
      const row = rowOf(webhookEventId);
      await table.upsert(chat, row, fieldsOf('working', messageIds));
      const etag = (await table.get(chat, row))?.etag ?? '';
      return {
        async keep(answer) {
          const fields = fieldsOf('ready', messageIds, JSON.stringify(answer));
          return (await table.replace(chat, row, fields, etag)).kind === 'replaced';
        },
        fail: async () =>
          void (await table.replace(chat, row, fieldsOf('failed', messageIds), etag)),
      };
    },
    fail: (chat, webhookEventId, messageIds) =>
      table.upsert(chat, rowOf(webhookEventId), fieldsOf('failed', messageIds)),
    async find(chat, webhookEventId) {
      const found = await table.get(chat, rowOf(webhookEventId));
      if (found === undefined) return undefined;
      const { fields } = found;
      const messageIds = String(fields.answers ?? '').split(' ');
      const at = Number(fields.at);
      if (fields.state !== 'ready') {
        return { state: fields.state === 'working' ? 'working' : 'failed', messageIds, at };
      }
      const json = Array.from({ length: maxPieces }, (_, index) => fields[`json${index}`] ?? '');
      return {
        state: 'ready',
        messageIds,
        at,
        answer: KeptAnswer.parse(JSON.parse(json.join(''))),
      };
    },
  };
}
