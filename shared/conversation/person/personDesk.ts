import type { messagingApi } from '@line/bot-sdk';
import type { Clock } from '../../clock';
import type { Language } from '../../content/languages';
import type { Reporter } from '../../telemetry/reporter';
import type { Gate } from '../memory/chatGate';
import type { ChatMemory } from '../memory/chatMemory';
import { phrasesIn } from '../../phrases/phrasesIn';
import { postbackChip } from '../../cards/quickReplies';

/** Tells the team that somebody wants to talk to a person. @throws Error when nobody could be told */
export type NotifyStaff = (call: StaffCall) => Promise<void>;

export type StaffCall = {
  /** The same when the team is told of the same call again, which happens when nobody knows whether it was told. */
  readonly id: string;
  /** The LINE id of the chat: staff answers in LINE Official Account Manager. */
  readonly chat: string;
  readonly language: Language;
} & (
  | {
      readonly type: 'personWanted';
      /** When the bot speaks again, ms. */
      readonly quietUntil: number;
    }
  /** Somebody has written that they do not want to live. The bot goes on. */
  | { readonly type: 'careNeeded' }
);

/** The way from the bot to the people behind it, and back. */
export interface PersonDesk {
  /**
   * Calls somebody and mutes the bot in the chat; returns what to say. A chat that is muted already is not called for again.
   * `id` names the event that asks for it.
   */
  call(chat: string, language: Language, id: string): Promise<messagingApi.Message[]>;
  /** Tells the team that somebody needs care; never rejects. `id` names the event that tells of it. */
  tellOfNeed(
    chat: string,
    language: Language,
    id: string,
  ): Promise<'told' | 'unreachable' | 'nobody'>;
  /** Keeps the bot quiet for as long again: people are talking. */
  extend(gate: Gate): Promise<void>;
  /** That people will answer, with the way back to the bot. */
  waiting(language: Language): messagingApi.Message[];
  end(chat: string, language: Language): Promise<messagingApi.Message[]>;
}

export interface PersonDeskDeps {
  readonly memory: Pick<ChatMemory, 'gate' | 'beginCall' | 'mute' | 'unmute'>;
  /** Undefined when the operator has set nobody to be told. */
  readonly notifyStaff: NotifyStaff | undefined;
  /** How long the bot stays quiet after the last message. */
  readonly quietMs: number;
  readonly reporter: Reporter;
  readonly clock: Clock;
}

const action = 'person';

export function createPersonDesk(deps: PersonDeskDeps): PersonDesk {
  const { memory, notifyStaff, quietMs, reporter, clock } = deps;
  const report = (change: 'called' | 'unreachable' | 'ended') =>
    reporter.report({ name: 'person.desk', fields: { change } });
  return {
    async call(chat, language, id) {
      const { personCalled, personUnavailable } = phrasesIn(language);
      const quietUntil = clock() + quietMs;
      const gate = await memory.gate(chat);
      if ((await memory.beginCall(gate, quietUntil, id)) === 'ours') {
        try {
          if (notifyStaff === undefined) throw new Error('Nobody is set to be told');
          await notifyStaff({ type: 'personWanted', id, chat, language, quietUntil });
        } catch {
          await memory.unmute(chat);
          report('unreachable');
          return [{ type: 'text', text: personUnavailable }];
        }
        await memory.mute(gate, quietUntil);
        report('called');
      }
      return withWayBack(personCalled, language);
    },
    async tellOfNeed(chat, language, id) {
      if (notifyStaff === undefined) return 'nobody';
      try {
        await notifyStaff({ type: 'careNeeded', id, chat, language });
        return 'told';
      } catch {
        return 'unreachable';
      }
    },
    extend: (gate) => memory.mute(gate, clock() + quietMs),
    waiting: (language) => withWayBack(phrasesIn(language).personWaiting, language),
    async end(chat, language) {
      await memory.unmute(chat);
      report('ended');
      return [{ type: 'text', text: phrasesIn(language).personEnded }];
    },
  };
}

function withWayBack(text: string, language: Language): messagingApi.Message[] {
  const chip = postbackChip(phrasesIn(language).label.backToBot, `action=${action}&do=end`);
  return [{ type: 'text', text, quickReply: { items: [chip] } }];
}

/** The word in each writing, between quotes or not, with the courtesies that people add. */
const botWord =
  /^["'「『“«„@]?\s*(?:(?:chat|the |el |le |der )?bot|チャットボット|ボット|ぼっと|บอท|บอต|บ็อต|แชทบอท|機器人|机器人|챗봇|봇)(?:さん|くん|ちゃん|ครับ|ค่ะ|คะ|จ๋า|님|아|씨)?\s*["'」』”»“]?[.!?。！]*$/iu;

/** Whether a text, by itself, asks for the bot while people talk. */
export function asksForBot(text: string): boolean {
  return botWord.test(text.normalize('NFKC').trim());
}

/** The data of a chip that calls somebody. */
export const callPersonData = `action=${action}&do=call`;

/** What was tapped; undefined when the data is of something else. */
export function readPersonPostback(data: string): 'call' | 'end' | undefined {
  const fields = new URLSearchParams(data);
  if (fields.get('action') !== action) return undefined;
  return fields.get('do') === 'end' ? 'end' : 'call';
}
