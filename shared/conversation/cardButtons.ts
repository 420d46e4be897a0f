import type { Language } from '../content/languages';
import type { PostbackButton } from '../richMessage/flexMessage';

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

/** Buttons below a card; a tap names the picture that it stands under. */
export function cardButtons(language: Language, pictureKey: string): PostbackButton[] {
  return cardActions.map((what) => ({
    label: labels[language][what],
    data: new URLSearchParams({ action, do: what, picture: pictureKey }).toString(),
    displayText: labels[language][what],
  }));
}

/** What a tapped button asks for; undefined when the data is of something else. */
export function readCardPostback(
  data: string,
): { readonly action: CardAction; readonly pictureKey: string } | undefined {
  const fields = new URLSearchParams(data);
  const wanted = cardActions.find((known) => known === fields.get('do'));
  const pictureKey = fields.get('picture') ?? '';
  if (fields.get('action') !== action || wanted === undefined) return undefined;
  return /^[A-Za-z0-9_-]{16,128}$/.test(pictureKey) ? { action: wanted, pictureKey } : undefined;
}
