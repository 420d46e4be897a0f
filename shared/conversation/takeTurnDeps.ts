import type { messagingApi } from '@line/bot-sdk';
import type { AiAllowance } from '../ai/aiAllowance';
import type { ModelClient } from '../ai/modelClient';
import type { Timers } from '../clock';
import type { LineMessaging } from '../line/lineMessaging';
import type { HandledEvent } from '../line/webhookEvent';
import type { Subscribers } from '../subscriber/subscribers';
import type { Reporter } from '../telemetry/reporter';
import type { CardRecords } from '../cards/cardRecords';
import type { SavedCards } from '../cards/savedCards';
import type { ChatTurns } from '../inbox/chatTurns';
import type { Care } from './care/createCare';
import type { ConverseDeps } from './converse/chatContext';
import type { MakeWishDeps } from './makeWish';
import type { ChatMemory } from './memory/chatMemory';
import type { PersonDesk } from './person/personDesk';
import type { ReadMessageDeps } from './readMessage/messageReading';
import type { EndedTurn } from '../inbox/turnResult';

export type MessageEvent = HandledEvent & { readonly type: 'message' };
export type PostbackEvent = HandledEvent & { readonly type: 'postback' };

/** What a conversation with a model needs. */
export interface ChatDeps extends ConverseDeps, ReadMessageDeps {
  readonly care: Care;
  readonly allowance: AiAllowance;
  readonly models: ModelClient;
}

export interface TakeTurnDeps extends MakeWishDeps {
  readonly subscribers: Subscribers;
  readonly line: LineMessaging;
  readonly memory: ChatMemory;
  readonly cards: CardRecords;
  readonly savedCards: SavedCards;
  readonly desk: PersonDesk;
  readonly care: Care;
  /** Whether somebody of the team can be called. */
  readonly offerPerson: boolean;
  readonly timers: Timers;
  readonly turns: Pick<ChatTurns, 'forget'>;
  /** Undoes what a message has left beside the conversation. */
  readonly unsendTraces: (userId: string, messageId: string) => Promise<void>;
  /** Forgets everything about somebody, and what they said before a time and is handled later. */
  readonly erase: (userId: string, beforeMs: number) => Promise<void>;
  /** Undefined when no model is configured. */
  readonly chat: ChatDeps | undefined;
  readonly reporter: Reporter;
}

export type SendMessages = (messages: messagingApi.Message[]) => Promise<EndedTurn>;
