import type { UnreadableReason } from '../attachment/unreadable';

/** The categories that are offered as chips under an answer. */
export const chipCategories = ['motivation', 'inspiration', 'wellness', 'nature'] as const;
export type ChipCategory = (typeof chipCategories)[number];

/** What a card can be answered with by one tap. */
export const reactions = ['love', 'smile', 'strong', 'thanks'] as const;
export type Reaction = (typeof reactions)[number];

/**
 * What the bot says of itself, in one language. Labels (of chips and buttons) are at most 20 graphemes (LINE's limit).
 * `{}` stands for what is filled in.
 */
export interface Phrases {
  readonly welcome: string;
  readonly welcomeBack: string;
  readonly groupGreeting: string;
  /** To a text, when no AI is configured. */
  readonly friendly: string;
  /** To a picture, a sticker or a file, when no AI is configured. */
  readonly thanksForMedia: string;
  /** When a picture could not be made. */
  readonly pictureFailed: string;
  /** What the bot can do, to whoever asks for it. */
  readonly help: string;
  /** When it is not known what the person wants to say. */
  readonly askForWords: string;

  /** The model does not answer, or answers rubbish. */
  readonly thinkingFailed: string;
  /** The model is over its limit. */
  readonly thinkingLimited: string;
  /** The content filter refuses. */
  readonly refused: string;
  /** To somebody who does not want to live: `call` stands above the helplines, and is left out where there are none. */
  readonly care: Readonly<Record<'heard' | 'call' | 'danger', string>>;
  readonly stillThinking: string;
  /** The answer that was promised is no longer there. */
  readonly answerGone: string;
  /** This person writes faster than is allowed. */
  readonly tooFast: string;
  /** The day's budget, this person's or everybody's, is spent. */
  readonly budgetSpent: string;
  /** What was sent and cannot be read, by the reason. */
  readonly unreadable: Readonly<Record<UnreadableReason, string>>;

  /** `{}`: the settings as they are now. */
  readonly settingsSaved: string;
  readonly setting: Readonly<Record<'language' | 'timeZone' | 'topics', string>>;
  /** That nothing is sent on its own yet; `{}`: the hour that was asked for. */
  readonly dailyCardNotYet: string;
  readonly settingRefused: string;

  readonly saved: string;
  readonly unsaved: string;
  readonly savedTitle: string;
  readonly savedNone: string;
  readonly liked: string;
  readonly reacted: string;
  readonly share: string;
  readonly cardGone: string;

  readonly forgetAsk: string;
  readonly forgotten: string;
  readonly notForgotten: string;

  readonly personCalled: string;
  /** To each message while people talk. */
  readonly personWaiting: string;
  readonly personUnavailable: string;
  readonly personEnded: string;

  readonly label: Readonly<
    Record<
      | 'another'
      | 'getAnswer'
      | 'tryAgain'
      | 'savedCards'
      | 'show'
      | 'remove'
      | 'chooseFriend'
      | 'forgetYes'
      | 'forgetNo'
      | 'person'
      | 'backToBot',
      string
    >
  >;
  readonly categories: Readonly<Record<ChipCategory, string>>;
}
