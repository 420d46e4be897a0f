import type { Language } from '../../../shared/content/languages';

interface HourWords {
  /** That something is to be sent, without which a time is just a time. */
  readonly sending: RegExp;
  /** The hour as `hour`, and what is added to it. */
  readonly hours: readonly (readonly [pattern: RegExp, add: number])[];
  /** That an hour up to 11 is one after noon. */
  readonly afternoon: RegExp;
}

const table: Readonly<Record<Language, HourWords>> = {
  ja: { sending: /毎|送|届|配信/, hours: [[/(?<hour>\d{1,2})時/, 0]], afternoon: /午後|夜|晩|夕/ },
  th: {
    sending: /ส่ง|ทุก|แจ้ง/,
    hours: [
      [/(?<hour>\d)\s*ทุ่ม/, 18],
      [/บ่าย\s*(?<hour>\d)/, 12],
      [/(?:ตี|เวลา)\s*(?<hour>\d{1,2})/, 0],
      [/(?<hour>\d{1,2})\s*(?:โมง|นาฬิกา|น\.)/, 0],
    ],
    afternoon: /เย็น/,
  },
  'zh-TW': {
    sending: /每|寄|送|傳|發/,
    hours: [[/(?<hour>\d{1,2})[點:]/, 0]],
    afternoon: /下午|晚/,
  },
  'zh-CN': { sending: /每|寄|送|发/, hours: [[/(?<hour>\d{1,2})[点:]/, 0]], afternoon: /下午|晚/ },
  ko: { sending: /매일|마다|보내/, hours: [[/(?<hour>\d{1,2})시/, 0]], afternoon: /오후|저녁|밤/ },
  en: {
    sending: /\b(?:send|deliver|every|each|daily|my (?:morning |daily )?card)\b/i,
    hours: [[/\bat (?<hour>\d{1,2})\b/i, 0]],
    afternoon: /\d\s*p\.?m\b|\b(?:afternoon|evening|night)\b/i,
  },
  vi: {
    sending: /mỗi|hàng ngày|hằng ngày|gửi/i,
    hours: [[/(?<hour>\d{1,2})\s*(?:giờ|h\b)/i, 0]],
    afternoon: /chiều|tối|đêm/i,
  },
  id: {
    sending: /setiap|tiap|kirim/i,
    hours: [[/(?:jam|pukul)\s*(?<hour>\d{1,2})/i, 0]],
    afternoon: /sore|malam/i,
  },
  es: {
    sending: /env[ií]a|manda|cada|tod[oa]s l[oa]s/i,
    hours: [[/\ba las? (?<hour>\d{1,2})/i, 0]],
    afternoon: /\b(?:tarde|noche)\b/i,
  },
  fr: {
    sending: /envoie|envoyez|chaque|tous les|toutes les/i,
    hours: [[/à (?<hour>\d{1,2})\s*h/i, 0]],
    afternoon: /soir|après-midi/i,
  },
  de: {
    sending: /schick|\bsend|jeden|täglich/i,
    hours: [[/\bum (?<hour>\d{1,2})\b/i, 0]],
    afternoon: /abend|nachmittag/i,
  },
};

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** The hour, 0 to 23, at which the words ask for something to be sent. */
export function deliveryHourWish(said: string): number | undefined {
  const words = said.replace(/[一二三四五六七八九十]{1,2}(?=[時点點])/g, (numeral) => {
    const index = numerals.indexOf(numeral);
    return index < 0 ? numeral : String(index + 1);
  });
  for (const { sending, hours, afternoon } of Object.values(table)) {
    if (!sending.test(words)) continue;
    for (const [pattern, add] of hours) {
      const found = pattern.exec(words)?.groups?.hour;
      if (found === undefined) continue;
      const hour = halfOfDay(Number(found) + add, words, afternoon);
      if (hour <= 23) return hour;
    }
  }
  return undefined;
}

function halfOfDay(hour: number, words: string, afternoon: RegExp): number {
  if (hour === 12 && /\d\s*a\.?m\b/i.test(words)) return 0;
  return hour < 12 && afternoon.test(words) ? hour + 12 : hour;
}
