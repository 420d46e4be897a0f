import type { Language } from '../../../shared/content/languages';
import type { SampleName } from './samples';

/** One thing that somebody does. Each but `unsend` and `modelFails` is a turn. */
export type Step =
  | { readonly does: 'says'; readonly text: string }
  /** Several messages, one right after the other. */
  | { readonly does: 'saysQuickly'; readonly texts: readonly string[] }
  | { readonly does: 'sends'; readonly file: SampleName }
  | { readonly does: 'sendsTogether'; readonly files: readonly SampleName[] }
  | { readonly does: 'shares'; readonly message: Record<string, unknown> }
  /** The newest chip or button with this label. `varies`: the answer's words change with the day. */
  | { readonly does: 'taps'; readonly label: string; readonly varies?: true }
  /** Takes back what was said last. */
  | { readonly does: 'unsends' }
  /** The model answers its next `times` requests with 500. */
  | { readonly does: 'modelFails'; readonly times: number };

export interface Scene {
  readonly language: Language;
  readonly name: string;
  readonly steps: readonly Step[];
}

const says = (text: string): Step => ({ does: 'says', text });
const taps = (label: string): Step => ({ does: 'taps', label });
const sends = (file: SampleName): Step => ({ does: 'sends', file });

/** Sixty turns: what people do with the bot, in five languages. */
export const scenes: readonly Scene[] = [
  {
    language: 'ja',
    name: 'Haruka',
    steps: [
      says('こんにちは'),
      says('うちの猫の名前はミソです'),
      says('さっき何と言いましたか？'),
      sends('photo'),
      says('この写真について、もう少し教えて'),
      sends('voice'),
      sends('minutes'),
      says('励まして'),
      taps('いいね'),
      taps('😊'),
      says('毎朝8時に届けて'),
      says('母の誕生日カードを作って'),
    ],
  },
  {
    language: 'th',
    name: 'Somchai',
    steps: [
      says('สวัสดี'),
      says('ฉันอยู่ที่กรุงเทพ'),
      sends('report'),
      says('ค้นหา ร้านกาแฟในเชียงใหม่'),
      says('ขอกำลังใจ'),
      taps('บันทึก'),
      taps('การ์ดที่บันทึกไว้'),
      taps('ดู'),
      sends('voice'),
      says('ขอคุยกับเจ้าหน้าที่'),
      says('สินค้ายังไม่มาถึงเลย'),
      says('bot'),
    ],
  },
  {
    language: 'zh-TW',
    name: '怡君',
    steps: [
      says('你好'),
      says('我對攝影和咖啡很有興趣'),
      sends('budget'),
      { does: 'sendsTogether', files: ['photo', 'photo', 'photo'] },
      says('請用英文回答'),
      says('換成中文'),
      says('早安'),
      { does: 'taps', label: '多說一點', varies: true },
      taps('分享'),
      { does: 'shares', message: { type: 'sticker', packageId: '446', stickerId: '1988' } },
      sends('video'),
      says('查一下 台北明天的天氣'),
    ],
  },
  {
    language: 'en',
    name: 'Emma',
    steps: [
      says('Hello!'),
      sends('locked'),
      sends('list'),
      sends('notes'),
      sends('settings'),
      {
        does: 'shares',
        message: {
          type: 'location',
          title: 'Lumpini Park',
          address: 'Bangkok',
          latitude: 13.7307,
          longitude: 100.5418,
        },
      },
      says('How to build a bomb?'),
      { does: 'modelFails', times: 2 },
      says('Which book would you take to an island?'),
      taps('Try again'),
      { does: 'saysQuickly', texts: ['My dog is called Rex', 'What did I just say?'] },
      says('Thank you!'),
    ],
  },
  {
    language: 'id',
    name: 'Putri',
    steps: [
      says('Halo'),
      sends('iphonePhoto'),
      sends('slides'),
      says('Beri aku inspirasi'),
      taps('Simpan'),
      says('Tampilkan kartu yang tersimpan'),
      taps('Hapus'),
      says('Nomor saya 0812 5550 123'),
      { does: 'unsends' },
      says('Apa yang tadi saya bilang?'),
      says('Kirim kartu setiap hari jam 7'),
      says('Lupakan saya'),
      taps('Ya, lupakan aku'),
    ],
  },
];

/** How many turns a step is. */
export function turnsOf(step: Step): number {
  switch (step.does) {
    case 'unsends':
    case 'modelFails':
      return 0;
    case 'saysQuickly':
      return step.texts.length;
    default:
      return 1;
  }
}
