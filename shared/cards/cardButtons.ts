import { type Language, languages } from '../content/languages';
import type { PostbackButton } from '../richMessage/flexMessage';
import { type Reaction, reactions } from '../phrases/phrases';

/** What can be done with a card that was sent. */
export const cardActions = ['more', 'like', 'save', 'share'] as const;
export type CardAction = (typeof cardActions)[number];

/** At most 20 graphemes each. */
const labels: Readonly<Record<Language, Readonly<Record<CardAction, string>>>> = {
  ja: { more: 'もっと知りたい', like: 'いいね', save: '保存する', share: 'シェアする' },
  th: { more: 'เล่าเพิ่มอีก', like: 'ถูกใจ', save: 'บันทึก', share: 'แชร์' },
  'zh-TW': { more: '多說一點', like: '喜歡', save: '收藏', share: '分享' },
  'zh-CN': { more: '多说一点', like: '喜欢', save: '收藏', share: '分享' },
  ko: { more: '더 알려줘', like: '좋아요', save: '저장', share: '공유' },
  en: { more: 'Tell me more', like: 'Like', save: 'Save', share: 'Share' },
  vi: { more: 'Kể thêm', like: 'Thích', save: 'Lưu lại', share: 'Chia sẻ' },
  id: { more: 'Ceritakan lagi', like: 'Suka', save: 'Simpan', share: 'Bagikan' },
  es: { more: 'Cuéntame más', like: 'Me gusta', save: 'Guardar', share: 'Compartir' },
  fr: { more: 'Dis-m’en plus', like: 'J’aime', save: 'Enregistrer', share: 'Partager' },
  de: { more: 'Mehr dazu', like: 'Gefällt mir', save: 'Speichern', share: 'Teilen' },
};

const action = 'card';

/** What else a tap can ask of a card: how it was felt, and what the list of saved ones offers. */
const moreActions = ['react', 'show', 'remove'] as const;
const allActions = [...cardActions, ...moreActions];

/** What the buttons below a card are called. */
export function cardLabels(language: Language): Readonly<Record<CardAction, string>> {
  return labels[language];
}

/** Buttons below a card; a tap names the picture that it stands under. */
export function cardButtons(language: Language, pictureKey: string): PostbackButton[] {
  return cardActions.map((what) => ({
    label: labels[language][what],
    data: cardPostbackData(what, pictureKey, language),
    displayText: labels[language][what],
  }));
}

/** At most 300 characters: LINE's limit of a postback's data. */
export function cardPostbackData(
  what: (typeof allActions)[number],
  pictureKey: string,
  /** Of whoever is shown the button: a card may have words of another. */
  language: Language,
  reaction?: Reaction,
): string {
  const felt = reaction === undefined ? {} : { with: reaction };
  const fields = { action, do: what, picture: pictureKey, in: language, ...felt };
  return new URLSearchParams(fields).toString();
}

export interface CardPostback {
  readonly action: (typeof allActions)[number];
  readonly pictureKey: string;
  /** Undefined of a button that does not say. */
  readonly language: Language | undefined;
  readonly reaction: Reaction | undefined;
}

/** What a tapped button asks for; undefined when the data is of something else. */
export function readCardPostback(data: string): CardPostback | undefined {
  const fields = new URLSearchParams(data);
  const wanted = allActions.find((known) => known === fields.get('do'));
  const pictureKey = fields.get('picture') ?? '';
  const reaction = reactions.find((known) => known === fields.get('with'));
  if (fields.get('action') !== action || wanted === undefined) return undefined;
  if (!/^[A-Za-z0-9_-]{16,128}$/.test(pictureKey)) return undefined;
  if (wanted === 'react' && reaction === undefined) return undefined;
  const language = languages.find((known) => known === fields.get('in'));
  return { action: wanted, pictureKey, language, reaction };
}
