import { type Language, languages } from '../content/languages';
import { plainText } from '../content/wishes/plainText';
import { phrasesIn } from '../phrases/phrasesIn';
import { type CardAction, cardLabels } from './cardButtons';

/** What somebody types instead of tapping a button under a card. */
export interface TypedLabel {
  readonly does: CardAction | 'another';
  readonly language: Language;
}

/** Other words for the buttons, besides their labels. */
const others: Readonly<Record<Language, Readonly<Partial<Record<TypedLabel['does'], string>>>>> = {
  ja: {
    another: 'もう1枚|もういちまい|もう一つ|もうひとつ|別のカード|おかわり',
    save: '保存|保存して|とっておいて',
    share: 'シェア|シェアして|共有|共有する',
  },
  th: {
    another: 'ขออีก|อีกใบ|ขออีกอัน|อีกอัน|ขออีก 1 ใบ|ขออีกหนึ่งใบ|เอาอีก|เอาอีกใบ|ส่งมาอีก|ส่งมาอีกใบ',
    save: 'เก็บไว้|เซฟ|เซฟไว้|บันทึกไว้',
    share: 'ส่งต่อ',
  },
  'zh-TW': {
    another: '再給我一張|再一張|再來一個|多一張|還要一張|換一張|下一張|再傳一張|再給一張',
    save: '保存|儲存|存起來',
    share: '轉傳|轉發',
  },
  'zh-CN': {
    another: '再给我一张|再一张|再来一个|多一张|还要一张|换一张|下一张|再发一张|再给一张',
    save: '保存|存起来',
    share: '转发',
  },
  ko: {
    another: '하나 더|한장 더|한 장만 더|하나만 더|다른 카드',
    save: '저장해|저장하기',
    share: '공유하기|공유해',
  },
  en: {
    another: 'another|another one|another card|one more card',
    save: 'save it|save this|save that|save the card|save this card',
    share: 'share it|share this|share that|share this card',
  },
  vi: {
    another:
      'Thêm một tấm nữa|Thêm một cái|Thêm cái nữa|Thêm tấm nữa|một tấm nữa|Thêm 1 tấm|Tấm khác',
    save: 'Lưu|Lưu thẻ|Lưu giúp mình',
  },
  id: {
    another: 'satu kartu lagi|1 lagi|lagi satu',
    save: 'simpan ini',
    share: 'share|bagikan ini',
  },
  es: {
    another: 'otra|una más|otra tarjeta|otra por favor',
    save: 'guárdala|guardarla|guarda esta',
    share: 'compártela|compartirla',
  },
  fr: {
    another: 'une autre|une de plus|encore une carte|une autre carte',
    save: 'enregistre-la|sauvegarder|garder',
    share: 'partage-la',
  },
  de: { another: 'noch eine Karte|eine weitere|noch eine andere', save: 'speichere sie|merken' },
};

/** Asking and thanking that stand around a label and change nothing, in plain text. */
const courtesies: Readonly<Record<Language, RegExp>> = {
  ja: /を?(?:ください|下さい|お願い(?:します|いたします)?|おねがい(?:します)?|ちようだい|ほしい(?:です)?|欲しい(?:です)?|くれる|送つて|見せて|です)$/u,
  th: /(?:หนอย|ครับ|คับ|คะ|คา|นะ|จา|จะ|ดวย|ที|ให|สิ)+$/u,
  'zh-TW': /^(?:請|麻煩|可以)|(?:吧|啦|嗎|喔|哦|謝謝|拜託|好嗎|卡片?|圖)$/gu,
  'zh-CN': /^(?:请|麻烦|可以)|(?:吧|啦|吗|哦|谢谢|拜托|好吗|卡片?|图)$/gu,
  ko: /\s*(?:요|주세요|줘|줘요|부탁해요?|보내줘요?|보내주세요|할래요?)+$/u,
  en: /^(?:can i have|can you|could you|give me|i want|i would like|send me|please|ok|yes)\s+|\s+(?:please|pls|plz|thanks|thank you|thx|for me)$/gu,
  vi: /^(?:cho minh|cho toi|gui|gui minh|ban oi)\s+|\s+(?:di|nhe|nha|a|voi|giup minh|cam on)$/gu,
  id: /^(?:kirim(?:in|kan)?|kasih|minta|mau|tolong|boleh|coba)\s+|\s+(?:dong|ya|deh|kak|min|tolong|makasih|terima kasih)$/gu,
  es: /^(?:dame|quiero|mandame|enviame)\s+|\s+(?:por favor|porfa|gracias)$/gu,
  fr: /^(?:envoie|donne moi|je veux|j en veux)\s+|\s+(?:s il (?:te|vous) plait|stp|svp|merci)$/gu,
  de: /^(?:bitte|gib mir|schick mir|ich mochte)\s+|\s+(?:bitte|danke)$/gu,
};

/** A longer text says more than a label. */
const longestLabel = 40;

const byWords = new Map<string, TypedLabel[]>();

function known(): typeof byWords {
  if (byWords.size > 0) return byWords;
  for (const language of languages) {
    const labels = { ...cardLabels(language), another: phrasesIn(language).label.another };
    for (const does of ['more', 'like', 'save', 'share', 'another'] as const) {
      for (const words of [labels[does], ...(others[language][does]?.split('|') ?? [])]) {
        const plain = plainText(words);
        byWords.set(plain, [...(byWords.get(plain) ?? []), { does, language }]);
      }
    }
  }
  return byWords;
}

/**
 * The button whose label a text is, with or without courtesies; undefined when it says something else. `usual` is what the
 * writer normally reads; it wins where the words are those of several languages.
 */
export function readTypedLabel(text: string, usual: Language): TypedLabel | undefined {
  if (text.length > longestLabel) return undefined;
  const plain = plainText(text);
  const found = languages.flatMap((language) =>
    (known().get(bare(plain, language)) ?? known().get(plain) ?? []).filter(
      (label) => label.language === language,
    ),
  );
  return found.find(({ language }) => language === usual) ?? found[0];
}

/** A text without the courtesies around it; one on each side is usual, two are not rare. */
function bare(plain: string, language: Language): string {
  let rest = plain;
  for (let round = 0; round < 3; round += 1) rest = rest.replace(courtesies[language], '').trim();
  return rest;
}
