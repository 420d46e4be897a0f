import type { Language } from '../../../shared/content/languages';

const patterns: Readonly<Record<Language, readonly RegExp[]>> = {
  ja: [
    /(?<topics>.+?)に(?:興味|関心)が/,
    /(?:話題|トピック|テーマ)は(?<topics>.+?)(?:が|で|に|を|$)/,
  ],
  th: [/(?:สนใจ(?:เรื่อง)?|หัวข้อ(?:ที่ชอบ)?(?:คือ|:))\s*(?<topics>.+)/],
  'zh-TW': [/對(?<topics>.+?)(?:很|非常)?(?:有|感)興趣/],
  'zh-CN': [/对(?<topics>.+?)(?:很|非常)?(?:有|感)兴趣/],
  ko: [/(?<topics>.+?)에\s*(?:관심|흥미)/],
  en: [
    /\b(?:my (?:favou?rite )?(?:topics|interests)(?: are|:)|interested in|topics?:)\s+(?<topics>.+)/i,
  ],
  vi: [/(?:quan tâm đến|chủ đề(?: yêu thích)?(?: của tôi)?(?: là|:))\s*(?<topics>.+)/i],
  id: [/(?:tertarik (?:pada|dengan)|topik(?: favorit)?(?: saya)?(?: adalah|:))\s*(?<topics>.+)/i],
  es: [/(?:me interesan?|mis (?:temas|intereses)(?: son|:))\s+(?<topics>.+)/i],
  fr: [
    /(?:je m'intéresse (?:à la |à l'|aux? |à )|mes (?:sujets|intérêts)(?: sont|:)\s*)(?<topics>.+)/i,
  ],
  de: [/(?:ich interessiere mich für|meine (?:themen|interessen)(?: sind|:))\s+(?<topics>.+)/i],
};

const between =
  /\s*[,、，;]\s*(?:and |und |et |y )?|\s+(?:and|và|dan|y|et|und)\s+|\s*(?:และ|和|與|与|と)\s*|(?:와|과)\s+/;
const subject = /^(?:私は|僕は|我|저는|나는)\s*/;

/** What the words say somebody likes to hear of. */
export function topicsWish(words: string): string[] | undefined {
  for (const pattern of Object.values(patterns).flat()) {
    const list = pattern.exec(words)?.groups?.topics;
    if (list === undefined) continue;
    const topics = list
      .replace(/[.!?。！？\n].*$/s, '')
      .split(between)
      .map((topic) => topic.replace(subject, '').trim())
      .filter((topic) => topic !== '');
    if (topics.length > 0) return topics;
  }
  return undefined;
}
